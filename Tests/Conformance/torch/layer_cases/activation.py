"""Activations as layers of their own, with their parameters; those with weights or halves."""

import torch
import torch.nn.functional as F

from .case import case
from .convolution import numbers
from .functions import ACTIVATIONS


def activation(shape, function, name, *arguments):
    text = "Activation(%s)" % ", ".join(["Activation." + name] + list(arguments))
    return case("%s on %s" % (text, "x".join(map(str, shape))), "Activation", ["Input(%s)" % numbers(shape), text], [shape], {},
                lambda x, p, _: function(x[0]), scale=2.0)


def prelu(shape, shared, *arguments):
    alpha = tuple(1 if axis + 1 in shared else size for axis, size in enumerate(shape))
    arguments = (["SharedAxes = new int[] { %s }" % numbers(shared)] if shared else []) + ['Name = "l"']
    text = "PReLU(%s)" % ", ".join(arguments)

    def function(x, p, _):
        if len(shared) == len(shape) - 1:
            return F.prelu(x[0].movedim(-1, 1), p["l/alpha"].flatten()).movedim(1, -1)
        return torch.where(x[0] > 0, x[0], p["l/alpha"] * x[0])

    return case("PReLU on %s, shared %s" % ("x".join(map(str, shape)), numbers(shared)), "PReLU", ["Input(%s)" % numbers(shape), text], [shape],
                {"l/alpha": alpha}, function)


def layer(text, shape, function):
    return case("%s on %s" % (text, "x".join(map(str, shape))), text.split("(")[0], ["Input(%s)" % numbers(shape), text], [shape], {},
                lambda x, p, _: function(x[0]), scale=2.0)


def cases():
    for name, function in ACTIVATIONS.items():
        yield activation((3, 7), function, name)
    yield activation((2, 3, 16), ACTIVATIONS["Softmax"], "Softmax")
    yield activation((5,), ACTIVATIONS["LogSoftmax"], "LogSoftmax")
    yield activation((7,), lambda x: F.leaky_relu(x, 0.0625), "LeakyReLU", "NegativeSlope = 0.0625f")
    yield activation((7,), lambda x: F.elu(x, 0.5), "ELU", "Alpha = 0.5f")
    yield activation((7,), lambda x: F.celu(x, 0.5), "CELU", "Alpha = 0.5f")
    yield activation((7,), lambda x: x.clamp(0, 1.5), "ReLU", "MaxValue = 1.5f")
    yield activation((7,), lambda x: F.leaky_relu(x, 0.25), "ReLU", "NegativeSlope = 0.25f")
    yield activation((7,), lambda x: torch.where(x > 0.5, x, 0.25 * (x - 0.5)).clamp(max=2), "ReLU", "NegativeSlope = 0.25f", "Threshold = 0.5f", "MaxValue = 2f")
    yield activation((7,), lambda x: F.threshold(x, 0.75, 0), "ThresholdedReLU", "Threshold = 0.75f")
    yield activation((7,), lambda x: F.softshrink(x, 0.25), "SoftShrink", "Threshold = 0.25f")
    yield activation((7,), lambda x: F.hardshrink(x, 1.25), "HardShrink", "Threshold = 1.25f")
    yield layer("ReLU()", (3, 5), F.relu)
    yield layer("LeakyReLU()", (3, 5), lambda x: F.leaky_relu(x, 0.3))
    yield layer("ELU()", (3, 5), F.elu)
    yield layer("Softmax()", (3, 5), lambda x: F.softmax(x, -1))
    yield prelu((6,), ())
    yield prelu((3, 5), ())
    yield prelu((3, 5), (1,))
    yield prelu((3, 4, 16), (1, 2))
    yield prelu((3, 4, 2), (1, 2, 3))
    yield prelu((3, 4, 2), (2,))
    yield prelu((2, 3, 2, 3), (1, 2, 3))
    for shape in ((6,), (3, 32), (2, 3, 10)):
        yield layer("GLU()", shape, lambda x: F.glu(x, -1))
