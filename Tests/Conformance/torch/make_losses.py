"""Losses and their gradients as PyTorch computes them; writes losses.json beside itself.

    python3 make_losses.py        (Python 3, numpy, PyTorch 1.13 or later)

Each case has predictions of some samples, what they should be, the mean loss of the samples and its gradient, all in double
precision. In a fused case the predictions are what comes out of a sigmoid or softmax, and the gradient is that at its input.
What PyTorch has under a name is taken from there; hinge, squared hinge, log-cosh and the focal losses, which it lacks, are
written out in its operations and differentiated by it.
"""

import json
import os

import numpy
import torch
import torch.nn.functional as F

random = numpy.random.RandomState(11)


def uniform(shape, low=-1.0, high=1.0):
    return torch.tensor(random.uniform(low, high, shape))


def one_hot(indices, classes):
    return F.one_hot(torch.tensor(indices), classes).double()


def plain(loss, options, predictions, targets, function):
    predictions.requires_grad_(True)
    value = function(predictions, targets)
    value.backward()
    return entry(loss, options, predictions, targets, value, predictions.grad, None)


def fused(loss, options, logits, targets, activation, function):
    """The function takes logits; the predictions written down are activation(logits)."""
    logits.requires_grad_(True)
    value = function(logits, targets)
    value.backward()
    activate = torch.sigmoid if activation == "sigmoid" else lambda z: torch.softmax(z, dim=-1)
    return entry(loss, options, activate(logits), targets, value, logits.grad, activation)


def entry(loss, options, predictions, targets, value, gradient, activation):
    samples = predictions.shape[0]
    return {
        "loss": loss,
        "options": options,
        "fused": activation is not None,
        "samples": samples,
        "predictions": predictions.detach().flatten().tolist(),
        "targets": targets.double().flatten().tolist(),
        "value": value.item(),
        "gradient": gradient.flatten().tolist(),
    }


def binary_focal(gamma, alpha):
    def function(z, y):
        p = torch.sigmoid(z)
        p_t = y * p + (1 - y) * (1 - p)
        weight = 1 if alpha is None else y * alpha + (1 - y) * (1 - alpha)
        return (weight * (1 - p_t) ** gamma * F.binary_cross_entropy_with_logits(z, y, reduction="none")).mean()
    return function


def categorical_focal(gamma, alpha):
    def function(z, y):
        log = torch.log_softmax(z, dim=-1)
        return (-alpha * y * (1 - log.exp()) ** gamma * log).sum(dim=-1).mean()
    return function


def ctc(blank, lengths):
    def function(z, y):
        log = torch.log_softmax(z, dim=-1).transpose(0, 1)
        steps = torch.full((z.shape[0],), z.shape[1])
        return F.ctc_loss(log, y, steps, torch.tensor(lengths), blank=blank, reduction="none").mean()
    return function


def cases():
    yield plain("MeanSquaredError", {}, uniform((4, 5)), uniform((4, 5)), F.mse_loss)
    yield plain("MeanAbsoluteError", {}, uniform((4, 5)), uniform((4, 5)), F.l1_loss)
    yield plain("Huber", {"delta": 0.6}, uniform((4, 5)), uniform((4, 5)), lambda p, y: F.huber_loss(p, y, delta=0.6))
    yield plain("Poisson", {}, uniform((4, 5), 0.1, 4), torch.tensor(random.poisson(2.0, (4, 5))).double(),
                lambda p, y: F.poisson_nll_loss(p, y, log_input=False, full=False, eps=1e-7))
    yield plain("KLDivergence", {}, torch.softmax(uniform((4, 5)), dim=-1), torch.softmax(uniform((4, 5), -2, 2), dim=-1),
                lambda p, y: F.kl_div(p.log(), y, reduction="batchmean"))
    yield plain("CosineSimilarity", {}, uniform((4, 5)), uniform((4, 5)), lambda p, y: -F.cosine_similarity(p, y, dim=-1, eps=1e-14).mean())
    signs = torch.tensor(random.choice([-1.0, 1.0], (4, 5)))
    yield plain("Hinge", {}, uniform((4, 5), -2, 2), signs, lambda p, y: torch.clamp(1 - y * p, min=0).mean())
    yield plain("SquaredHinge", {}, uniform((4, 5), -2, 2), signs, lambda p, y: (torch.clamp(1 - y * p, min=0) ** 2).mean())
    yield plain("LogCosh", {}, uniform((4, 5), -3, 3), uniform((4, 5), -3, 3), lambda p, y: torch.log(torch.cosh(p - y)).mean())
    bits = torch.tensor(random.choice([0.0, 1.0], (4, 5)))
    soft = torch.softmax(uniform((4, 5), -2, 2), dim=-1)
    yield plain("BinaryCrossentropy", {}, uniform((4, 5), 0.02, 0.98), bits, F.binary_cross_entropy)
    yield plain("BinaryCrossentropy", {}, uniform((4, 5), 0.02, 0.98), uniform((4, 5), 0, 1), F.binary_cross_entropy)
    yield fused("BinaryCrossentropy", {}, uniform((4, 5), -6, 6), bits, "sigmoid", F.binary_cross_entropy_with_logits)
    yield plain("CategoricalCrossentropy", {}, uniform((4, 5), 0.05, 1), one_hot([0, 3, 2, 4], 5),
                lambda p, y: F.nll_loss((p / p.sum(dim=-1, keepdim=True)).log(), y.argmax(dim=-1)))
    yield fused("CategoricalCrossentropy", {}, uniform((4, 5), -6, 6), soft, "softmax", F.cross_entropy)
    yield fused("CategoricalCrossentropy", {"label_smoothing": 0.1}, uniform((4, 5), -6, 6), soft, "softmax",
                lambda z, y: F.cross_entropy(z, y, label_smoothing=0.1))
    yield plain("SparseCategoricalCrossentropy", {}, uniform((4, 5), 0.05, 1), torch.tensor([1, 0, 4, 4]),
                lambda p, y: F.nll_loss((p / p.sum(dim=-1, keepdim=True)).log(), y))
    yield fused("SparseCategoricalCrossentropy", {}, uniform((4, 5), -6, 6), torch.tensor([1, 0, 4, 4]), "softmax", F.cross_entropy)
    # One class index per step: PyTorch wants the classes on axis 1.
    yield fused("SparseCategoricalCrossentropy", {"classes": 4}, uniform((2, 3, 4), -6, 6), torch.tensor([[1, 0, 3], [2, 2, 1]]), "softmax",
                lambda z, y: F.cross_entropy(z.transpose(1, 2), y))
    for gamma, alpha in ((2.0, None), (1.5, 0.3)):
        options = {"gamma": gamma} if alpha is None else {"gamma": gamma, "alpha": alpha}
        yield plain("BinaryFocalCrossentropy", {**options, "from_logits": 1}, uniform((4, 5), -5, 5), bits, binary_focal(gamma, alpha))
        yield fused("BinaryFocalCrossentropy", options, uniform((4, 5), -5, 5), bits, "sigmoid", binary_focal(gamma, alpha))
    for gamma, alpha in ((2.0, 0.25), (0.5, 1.0)):
        options = {"gamma": gamma, "alpha": alpha}
        hot = one_hot([0, 3, 2, 4], 5)
        yield plain("CategoricalFocalCrossentropy", {**options, "from_logits": 1}, uniform((4, 5), -4, 4), hot, categorical_focal(gamma, alpha))
        yield fused("CategoricalFocalCrossentropy", options, uniform((4, 5), -4, 4), soft, "softmax", categorical_focal(gamma, alpha))
    # Labels with repeats, of all lengths, and none; the blank pads.
    labels = torch.tensor([[1, 2, 2, 3], [5, 5, 5, 0], [4, 0, 0, 0], [0, 0, 0, 0]])
    yield plain("CTC", {"classes": 6, "label_length": 4, "blank": 0}, uniform((4, 12, 6), -3, 3), labels, ctc(0, [4, 3, 1, 0]))
    labels = torch.tensor([[1, 2, 0], [3, 3, 5]])
    yield plain("CTC", {"classes": 6, "label_length": 3, "blank": 5}, uniform((2, 5, 6), -3, 3), labels, ctc(5, [3, 2]))
    yield plain("BinaryCrossentropy", {"from_logits": 1}, uniform((4, 5), -6, 6), bits, F.binary_cross_entropy_with_logits)
    yield plain("CategoricalCrossentropy", {"from_logits": 1}, uniform((4, 5), -6, 6), soft, F.cross_entropy)
    yield plain("SparseCategoricalCrossentropy", {"from_logits": 1}, uniform((4, 5), -6, 6), torch.tensor([1, 0, 4, 4]), F.cross_entropy)
    yield fused("CTC", {"classes": 6, "label_length": 3, "blank": 5}, uniform((2, 3, 6), -3, 3), labels, "softmax", ctc(5, [3, 2]))


def main():
    document = {"source": "PyTorch " + torch.__version__, "cases": list(cases())}
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "losses.json")
    entries = document.pop("cases")
    head = json.dumps(document, indent=1)[:-2]
    with open(path, "w", newline="\n") as file:
        # A line for each entry.
        file.write(head + ',\n "cases": [\n  ' + ",\n  ".join(json.dumps(e) for e in entries) + "\n ]\n}\n")


if __name__ == "__main__":
    main()
