"""Dense on vectors and on the last axis; chains of it."""

import torch.nn.functional as F

from .case import case
from .functions import ACTIVATIONS


def dense(shape, units, bias=True, activation="Linear"):
    text = "Dense(%d, Name = \"l\"%s%s)" % (
        units, "" if bias else ", UseBias = false", "" if activation == "Linear" else ", Activation = Activation." + activation)

    def function(x, p, _):
        return ACTIVATIONS[activation](F.linear(x[0], p["l/kernel"].t(), p["l/bias"] if bias else None))

    parameters = {"l/kernel": (shape[-1], units)}
    if bias:
        parameters["l/bias"] = (units,)
    name = "Dense %s to %d%s%s" % ("x".join(map(str, shape)), units, "" if bias else " without bias", " " + activation)
    return case(name, "Dense", ["Input(%s)" % ", ".join(map(str, shape)), text], [shape], parameters, function)


def cases():
    yield dense((5,), 3)
    yield dense((16,), 16)
    yield dense((32,), 7, bias=False)
    yield dense((1,), 1)
    yield dense((9,), 33)
    yield dense((4, 5), 3)
    yield dense((3, 16), 16, bias=False)
    yield dense((2, 3, 5), 4)
    yield dense((2, 3, 2, 3), 2, activation="Tanh")
    for activation in ACTIVATIONS:
        yield dense((6,), 5, activation=activation)
    yield dense((3, 6), 5, activation="Softmax")

    def chain(x, p, _):
        h = F.relu(F.linear(x[0], p["a/kernel"].t(), p["a/bias"]))
        return F.softmax(F.linear(h, p["b/kernel"].t(), p["b/bias"]), -1)

    yield case(
        "Dense chain", "Dense", ["Input(7)", 'Dense(9, Activation = Activation.ReLU, Name = "a")', 'Dense(4, Activation = Activation.Softmax, Name = "b")'],
        [(7,)], {"a/kernel": (7, 9), "a/bias": (9,), "b/kernel": (9, 4), "b/bias": (4,)}, chain)
