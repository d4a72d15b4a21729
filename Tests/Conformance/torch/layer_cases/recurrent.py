"""SimpleRNN, LSTM and GRU: by PyTorch's own where it has the options, written out where only Keras does; both agree."""

import torch

from .case import case
from .convolution import numbers
from .functions import ACTIVATIONS

GATES = {"SimpleRNN": 1, "LSTM": 4, "GRU": 3}
# Where PyTorch (rows of its weights) has the gates of Keras: i f c o from i f g o, z r h from r z n.
ORDER = {"SimpleRNN": [0], "LSTM": [0, 1, 2, 3], "GRU": [1, 0, 2]}


def written_out(kind, x, kernel, recurrent, bias, h, c, activation, inner, reset_after):
    """Keras' definition, step by step; gives the states of all steps."""
    f, g = ACTIVATIONS[activation], ACTIVATIONS[inner]
    u = h.shape[1]
    states = []
    for t in range(x.shape[1]):
        at = x[:, t] @ kernel + (0 if bias is None else bias[0] if bias.dim() == 2 else bias)
        if kind == "SimpleRNN":
            h = f(at + h @ recurrent)
        elif kind == "LSTM":
            i, forget, candidate, o = (at + h @ recurrent).split(u, 1)
            c = g(forget) * c + g(i) * f(candidate)
            h = g(o) * f(c)
        else:
            if reset_after:
                z, r, n = (h @ recurrent + (0 if bias is None else bias[1])).split(u, 1)
                z, r = g(at[:, :u] + z), g(at[:, u:2 * u] + r)
                n = f(at[:, 2 * u:] + r * n)
            else:
                z, r = g(at[:, :2 * u] + h @ recurrent[:, :2 * u]).split(u, 1)
                n = f(at[:, 2 * u:] + (r * h) @ recurrent[:, 2 * u:])
            h = z * h + (1 - z) * n
        states.append(h)
    return torch.stack(states, 1)


def native(kind, x, kernel, recurrent, bias, h, c):
    """PyTorch's own."""
    def rows(weights):
        parts = weights.chunk(GATES[kind], -1)
        return torch.cat([parts[i] for i in ORDER[kind]], -1)

    weights = [rows(kernel).t(), rows(recurrent).t()]
    if bias is not None:
        weights += [rows(bias[0]), rows(bias[1])] if bias.dim() == 2 else [rows(bias), torch.zeros_like(bias)]
    run = {"SimpleRNN": torch._VF.rnn_tanh, "LSTM": torch._VF.lstm, "GRU": torch._VF.gru}[kind]
    state = (h.unsqueeze(0), c.unsqueeze(0)) if kind == "LSTM" else h.unsqueeze(0)
    return run(x, state, [w.contiguous() for w in weights], bias is not None, 1, 0.0, False, False, True)[0]


class Layer:
    """One recurrent layer and its arguments."""

    def __init__(self, kind, features, units, sequences=False, back=False, bias=True, activation="Tanh", inner="Sigmoid", reset_after=True,
                 merge=None, name="l", more=()):
        self.__dict__.update(locals())
        self.arguments = [str(units)]
        self.arguments += ["ReturnSequences = true"] if sequences else []
        self.arguments += ["GoBackwards = true"] if back else []
        self.arguments += [] if bias else ["UseBias = false"]
        self.arguments += [] if activation == "Tanh" else ["Activation = Activation." + activation]
        self.arguments += [] if inner == "Sigmoid" else ["RecurrentActivation = Activation." + inner]
        self.arguments += [] if reset_after else ["ResetAfter = false"]
        self.arguments += ["Bidirectional = BidirectionalMerge." + merge] if merge else []
        self.arguments += list(more)
        self.text = "%s(%s, Name = \"%s\")" % (kind, ", ".join(self.arguments), name)
        self.prefixes = ["forward_", "backward_"] if merge else [""]

    def parameters(self):
        columns = GATES[self.kind] * self.units
        result = {}
        for prefix in self.prefixes:
            start = self.name + "/" + prefix
            result[start + "kernel"] = (self.features, columns)
            result[start + "recurrent_kernel"] = (self.units, columns)
            if self.bias:
                result[start + "bias"] = (2, columns) if self.kind == "GRU" and self.reset_after else (columns,)
        return result

    def direction(self, x, p, prefix, back, h, c):
        """All states of one direction, in the order in which they were computed."""
        start = self.name + "/" + prefix
        weights = [p[start + "kernel"], p[start + "recurrent_kernel"], p.get(start + "bias")]
        x = x.flip(1) if back else x
        zeros = torch.zeros(x.shape[0], self.units, dtype=x.dtype)
        h, c = zeros if h is None else h, zeros if c is None else c
        states = written_out(self.kind, x, *weights, h, c, self.activation, self.inner, self.reset_after)
        if (self.activation, self.inner, self.reset_after) == ("Tanh", "Sigmoid", True):
            own = native(self.kind, x, *weights, h, c)
            assert torch.allclose(own, states, rtol=1e-12, atol=1e-12)
            return own
        return states

    def __call__(self, x, p, h=None, c=None):
        if not self.merge:
            states = self.direction(x, p, "", self.back, h, c)
            return states if self.sequences else states[:, -1]
        (h, hb), (c, cb) = [(None, None) if s is None else s.split(self.units, 1) for s in (h, c)]
        a = self.direction(x, p, "forward_", self.back, h, c)
        b = self.direction(x, p, "backward_", not self.back, hb, cb)
        # Keras turns the sequence of the backward layer round, so that states of the same step meet.
        a, b = (a, b.flip(1)) if self.sequences else (a[:, -1], b[:, -1])
        return {"Concat": lambda: torch.cat([a, b], -1), "Sum": lambda: a + b, "Mul": lambda: a * b, "Ave": lambda: (a + b) / 2}[self.merge]()


def single(kind, shape, units, **options):
    layer = Layer(kind, shape[1], units, **options)
    return case("%s on %dx%d: %s" % (kind, shape[0], shape[1], ", ".join(layer.arguments)), kind, ["Input(%s)" % numbers(shape), layer.text], [shape],
                layer.parameters(), lambda x, p, _: layer(x[0], p))


def given_state(kind, shape, units, merge=None, cell=False):
    """The state before the first step comes from further inputs."""
    total = units * (2 if merge else 1)
    more = ['From = "x"', 'InitialState = "h"'] + (['InitialCellState = "c"'] if cell else [])
    layer = Layer(kind, shape[1], units, sequences=True, merge=merge, more=more)
    lines = ["Input(%s, Name = \"x\")" % numbers(shape), "Input(%d, Name = \"h\")" % total] + (["Input(%d, Name = \"c\")" % total] if cell else [])
    return case("%s with initial state%s%s" % (kind, " and cell" if cell else "", " " + merge if merge else ""), kind, lines + [layer.text],
                [shape, (total,)] + ([(total,)] if cell else []), layer.parameters(), lambda x, p, _: layer(*([x[0], p] + x[1:])))


def from_layer(kind, shape, units):
    """The state before the first step is what an encoder ends in."""
    encoder = Layer(kind, shape[1], units, name="e")
    decoder = Layer(kind, shape[1], units, more=['From = "input_layer"', 'InitialState = "e"'])
    return case("%s from an encoder's state" % kind, kind, ["Input(%s)" % numbers(shape), encoder.text, decoder.text], [shape],
                {**encoder.parameters(), **decoder.parameters()}, lambda x, p, _: decoder(x[0], p, encoder(x[0], p)))


def cases():
    for kind in GATES:
        yield single(kind, (4, 3), 2)
        yield single(kind, (1, 2), 3)
        yield single(kind, (3, 5), 16 if kind == "SimpleRNN" else 7)
        yield single(kind, (2, 16), 3, sequences=True)
        yield single(kind, (5, 3), 4, sequences=True)
        yield single(kind, (4, 3), 2, back=True)
        yield single(kind, (4, 3), 3, back=True, sequences=True)
        yield single(kind, (4, 3), 3, bias=False)
        yield single(kind, (4, 2), 3, activation="ReLU")
        yield single(kind, (3, 2), 3, activation="Softsign", sequences=True)
        if kind != "SimpleRNN":
            yield single(kind, (4, 2), 3, inner="HardSigmoid")
            yield single(kind, (3, 2), 3, activation="Sigmoid", inner="Tanh")
        if kind == "GRU":
            yield single(kind, (4, 3), 4, reset_after=False)
            yield single(kind, (4, 3), 4, reset_after=False, sequences=True, bias=False)
            yield single(kind, (3, 4), 5, reset_after=False, back=True)
        for merge in ("Concat", "Sum", "Mul", "Ave"):
            yield single(kind, (2, 2), 2, merge=merge)
            yield single(kind, (4, 2), 2, merge=merge, sequences=True)
        if kind == "GRU":
            yield single(kind, (3, 2), 3, merge="Concat", reset_after=False, sequences=True)
        yield given_state(kind, (3, 2), 3)
        yield given_state(kind, (3, 2), 2, merge="Concat")
        if kind == "LSTM":
            yield given_state(kind, (3, 2), 3, cell=True)
            yield given_state(kind, (3, 2), 2, merge="Sum", cell=True)
        yield from_layer(kind, (3, 2), 3)
        a = Layer(kind, 3, 4, sequences=True, name="a")
        b = Layer(kind, 4, 2, name="b")
        yield case("%s stacked" % kind, kind, ["Input(4, 3)", a.text, b.text], [(4, 3)], {**a.parameters(), **b.parameters()},
                   lambda x, p, _, a=a, b=b: b(a(x[0], p), p))
