"""Embeddings, positions and multi-head attention."""

import numpy
import torch
import torch.nn.functional as F

from .case import case
from .convolution import numbers


def embedding(ids, rows, size):
    ids = numpy.array(ids, dtype=float)
    return case("Embedding(%d, %d) of %d" % (rows, size, ids.shape[1]), "Embedding", ["Input(%d)" % ids.shape[1], 'Embedding(%d, %d, Name = "l")' % (rows, size)], [ids],
                {"l/embeddings": (rows, size)}, lambda x, p, _: F.embedding(x[0].long(), p["l/embeddings"]), samples=len(ids), ids=(0,))


def attend(query, key, value, mask, p, prefix, native=False):
    """Keras' layout: kernels [features, heads, size], the result's [heads, size, features]."""
    heads, size = p[prefix + "query_kernel"].shape[1:]

    def project(x, name):
        y = torch.einsum("btd,dhk->bhtk", x, p[prefix + name + "_kernel"])
        return y + p[prefix + name + "_bias"].unsqueeze(1) if prefix + name + "_bias" in p else y

    q, k, v = project(query, "query"), project(key, "key"), project(value, "value")
    scores = q @ k.transpose(-1, -2) / size ** 0.5
    if mask is not None:
        scores = scores.masked_fill(mask == 0, float("-inf"))
    y = torch.einsum("bhtv,hvd->btd", F.softmax(scores, -1) @ v, p[prefix + "output_kernel"])
    y = y + p[prefix + "output_bias"] if prefix + "output_bias" in p else y
    if native:
        # PyTorch's own layer says the same where heads * size is the width.
        width = query.shape[-1]
        assert heads * size == width
        weights = torch.cat([p[prefix + name + "_kernel"].reshape(width, width).t() for name in ("query", "key", "value")])
        biases = torch.cat([p[prefix + name + "_bias"].flatten() for name in ("query", "key", "value")])
        own, _ = F.multi_head_attention_forward(
            query.transpose(0, 1), key.transpose(0, 1), value.transpose(0, 1), width, heads, weights, biases, None, None, False, 0.0,
            p[prefix + "output_kernel"].reshape(width, width).t(), p[prefix + "output_bias"], training=False,
            attn_mask=None if mask is None else mask[0, 0] == 0)
        own = own.transpose(0, 1)
        assert torch.allclose(own, y, rtol=1e-12, atol=1e-12)
        return own
    return y


def parameters(name, query, key, value, heads, size, value_size=0, output=0, bias=True):
    value_size, output = value_size or size, output or query
    result = {"query_kernel": (query, heads, size), "key_kernel": (key, heads, size), "value_kernel": (value, heads, value_size),
              "output_kernel": (heads, value_size, output)}
    if bias:
        result.update({"query_bias": (heads, size), "key_bias": (heads, size), "value_bias": (heads, value_size), "output_bias": (output,)})
    return {name + "/" + key: shape for key, shape in result.items()}


def causal(rows):
    return torch.ones(rows, rows).tril().reshape(1, 1, rows, rows)


def oneself(shape, heads, size, value_size=0, output=0, bias=True, is_causal=False):
    arguments = [str(heads), str(size)] + (["ValueDim = %d" % value_size] if value_size else []) + (["OutputDim = %d" % output] if output else [])
    arguments += ([] if bias else ["UseBias = false"]) + (["Causal = true"] if is_causal else [])
    native = heads * size == shape[1] and bias and not value_size and not output

    def function(x, p, _):
        return attend(x[0], x[0], x[0], causal(shape[0]) if is_causal else None, p, "l/", native)

    return case("MultiHeadAttention on %dx%d: %s" % (shape + (", ".join(arguments),)), "MultiHeadAttention",
                ["Input(%s)" % numbers(shape), "MultiHeadAttention(%s, Name = \"l\")" % ", ".join(arguments)], [shape],
                parameters("l", shape[1], shape[1], shape[1], heads, size, value_size, output, bias), function)


def sinusoids(steps, features):
    """Sines at even and cosines at odd features (Vaswani et al., 2017)."""
    at = numpy.arange(steps)[:, None] / 10000 ** (2 * (numpy.arange(features)[None, :] // 2) / features)
    return torch.tensor(numpy.where(numpy.arange(features) % 2 == 0, numpy.sin(at), numpy.cos(at)))


def cases():
    yield embedding([[0, 3, 1], [2, 2, 4], [1, 0, 0]], 5, 4)
    yield embedding([[7, 0, 6, 6], [1, 2, 7, 3]], 8, 16)
    yield embedding([[2], [0]], 3, 1)
    for shape in ((4, 3), (3, 16)):
        yield case("PositionEmbedding on %dx%d" % shape, "PositionEmbedding", ["Input(%s)" % numbers(shape), 'PositionEmbedding(Name = "l")'], [shape],
                   {"l/position_embeddings": shape}, lambda x, p, _: x[0] + p["l/position_embeddings"])
        yield case("PositionEmbedding sinusoidal on %dx%d" % shape, "PositionEmbedding", ["Input(%s)" % numbers(shape), "PositionEmbedding(Sinusoidal = true)"], [shape],
                   {}, lambda x, p, _, shape=shape: x[0] + sinusoids(*shape))
    yield oneself((4, 6), 2, 3)
    yield oneself((2, 16), 2, 8)
    yield oneself((5, 4), 1, 4, is_causal=True)
    yield oneself((3, 5), 3, 2)
    yield oneself((4, 5), 2, 3, bias=False, is_causal=True)
    yield oneself((4, 5), 2, 3, value_size=4, output=7)

    width = {"q": 4, "v": 5, "k": 3}
    def crossed(x, p, _):
        return attend(x[0], x[1], x[1], None, p, "l/")

    yield case("MultiHeadAttention across", "MultiHeadAttention",
               ["Input(3, 4, Name = \"q\")", "Input(6, 5, Name = \"v\")", 'MultiHeadAttention(2, 3, From = "q", Value = "v", Name = "l")'],
               [(3, 4), (6, 5)], parameters("l", 4, 5, 5, 2, 3), crossed)
    yield case("MultiHeadAttention with keys of their own", "MultiHeadAttention",
               ["Input(2, 4, Name = \"q\")", "Input(4, 5, Name = \"v\")", "Input(4, 3, Name = \"k\")",
                'MultiHeadAttention(2, 3, From = "q", Value = "v", Key = "k", Name = "l")'],
               [(2, 4), (4, 5), (4, 3)], parameters("l", width["q"], width["k"], width["v"], 2, 3), lambda x, p, _: attend(x[0], x[2], x[1], None, p, "l/"))
    mask = numpy.array([[1, 1, 0, 1], [1, 0, 0, 0], [1, 1, 1, 1]], dtype=float)
    for is_causal in (False, True):
        def masked(x, p, _, is_causal=is_causal):
            keep = x[1].reshape(-1, 1, 1, 4)
            return attend(x[0], x[0], x[0], keep * causal(4) if is_causal else keep, p, "l/")

        yield case("MultiHeadAttention with padding%s" % (", causal" if is_causal else ""), "MultiHeadAttention",
                   ["Input(4, 5, Name = \"x\")", "Input(4, Name = \"m\")",
                    "MultiHeadAttention(2, 3, From = \"x\", KeyMask = \"m\"%s, Name = \"l\")" % (", Causal = true" if is_causal else "")],
                   [(4, 5), mask], parameters("l", 5, 5, 5, 2, 3), masked, samples=3, ids=(1,))

    def block(x, p, _):
        """A transformer's encoder block."""
        y = x[0] + attend(x[0], x[0], x[0], None, p, "l/")
        y = F.layer_norm(y, (6,), p["n/gamma"], p["n/beta"], 1e-3)
        z = F.linear(F.gelu(F.linear(y, p["f/kernel"].t(), p["f/bias"])), p["g/kernel"].t(), p["g/bias"])
        return F.layer_norm(y + z, (6,), p["o/gamma"], p["o/beta"], 1e-3)

    yield case("Transformer block", "MultiHeadAttention LayerNormalization Dense Add",
               ["Input(4, 6, Name = \"x\")", 'MultiHeadAttention(2, 3, Name = "l")', 'Add("x", "l")', 'LayerNormalization(Name = "n")',
                'Dense(8, Activation = Activation.GELU, Name = "f")', 'Dense(6, Name = "g")', 'Add("n", "g")', 'LayerNormalization(Name = "o")'],
               [(4, 6)], {**parameters("l", 6, 6, 6, 2, 3), "n/gamma": (6,), "n/beta": (6,), "f/kernel": (6, 8), "f/bias": (8,), "g/kernel": (8, 6), "g/bias": (6,),
                          "o/gamma": (6,), "o/beta": (6,)}, block)
