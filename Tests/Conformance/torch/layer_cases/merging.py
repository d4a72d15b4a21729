"""Several layers or inputs into one, several outputs."""

import torch
import torch.nn.functional as F

from .case import case
from .convolution import numbers


def aligned(x):
    """Axes that are missing come after the batch."""
    rank = max(y.dim() for y in x)
    return torch.broadcast_tensors(*[y.reshape((y.shape[0],) + (1,) * (rank - y.dim()) + y.shape[1:]) for y in x])


MERGES = {
    "Add": lambda x: torch.stack(aligned(x)).sum(0),
    "Subtract": lambda x: torch.sub(*aligned(x)),
    "Multiply": lambda x: torch.stack(aligned(x)).prod(0),
    "Average": lambda x: torch.stack(aligned(x)).mean(0),
    "Maximum": lambda x: torch.stack(aligned(x)).amax(0),
    "Minimum": lambda x: torch.stack(aligned(x)).amin(0),
}


def several(text, shapes, function, **options):
    """A layer of inputs a, b, c."""
    options = {"digits": 5 if "imum" in text else 2, **options}  # equal numbers would leave open which is the maximum
    lines = ["Input(%s, Name = \"%s\")" % (numbers(shape), name) for shape, name in zip(shapes, "abc")]
    return case("%s of %s" % (text.replace('"', ""), " and ".join("x".join(map(str, shape)) for shape in shapes)), text.split("(")[0], lines + [text], shapes, {},
                lambda x, p, _: function(x), **options)


def branches(kind, shape, units, function):
    """A layer of two Dense layers on one input, and the input itself where sizes agree."""
    def run(x, p, _):
        a = F.linear(x[0], p["a/kernel"].t(), p["a/bias"])
        b = torch.tanh(F.linear(x[0], p["b/kernel"].t(), p["b/bias"]))
        return function([a, b])

    return case(
        "%s of branches on %s" % (kind, "x".join(map(str, shape))), kind.split("(")[0],
        ["Input(%s)" % numbers(shape), 'Dense(%d, Name = "a")' % units, 'Dense(%d, Activation = Activation.Tanh, From = "input_layer", Name = "b")' % units,
         kind if "(" in kind else '%s("a", "b")' % kind],
        [shape], {"a/kernel": (shape[-1], units), "a/bias": (units,), "b/kernel": (shape[-1], units), "b/bias": (units,)}, run)


def dot(shapes, axes, normalize):
    arguments = ['"a"', '"b"'] + (["FirstAxis = %d" % axes[0], "SecondAxis = %d" % axes[1]] if axes != (-1, -1) else [])
    arguments += ["Normalize = true"] if normalize else []

    def function(x):
        a, b = x[0].movedim(axes[0], -1), x[1].movedim(axes[1], -1)
        if normalize:
            a, b = F.normalize(a, dim=-1), F.normalize(b, dim=-1)
        k = a.shape[-1]
        y = torch.bmm(a.reshape(a.shape[0], -1, k), b.reshape(b.shape[0], -1, k).transpose(1, 2))
        return y.reshape((a.shape[0],) + a.shape[1:-1] + b.shape[1:-1])

    return several("Dot(%s)" % ", ".join(arguments), shapes, function)


def cases():
    for kind, function in MERGES.items():
        yield branches(kind, (5,), 4, function)
        yield branches(kind, (2, 5), 16, function)
        yield several('%s("a", "b")' % kind, [(3, 4), (3, 4)], function)
        if kind != "Subtract":
            yield several('%s("a", "b", "c")' % kind, [(2, 5)] * 3, function)
        yield several('%s("a", "b")' % kind, [(3, 4, 5), (1, 1, 5)], function)
        yield several('%s("a", "b")' % kind, [(3, 1, 5), (4, 1)], function)
        yield several('%s("a", "b")' % kind, [(16,), (2, 3, 16)], function)
    yield branches("Concatenate", (5,), 4, lambda x: torch.cat(x, -1))
    yield branches("Concatenate", (2, 5), 16, lambda x: torch.cat(x, -1))
    yield branches('Concatenate("a", "b", Axis = 1)', (3, 2, 5), 3, lambda x: torch.cat(x, 1))
    yield branches('Concatenate("a", "b", Axis = -2)', (3, 2, 5), 3, lambda x: torch.cat(x, 2))
    yield several('Concatenate("a", "b")', [(3, 4), (3, 2)], lambda x: torch.cat(x, -1))
    yield several('Concatenate("a", "b", "c", Axis = 1)', [(3, 4), (2, 4), (1, 4)], lambda x: torch.cat(x, 1))
    yield several('Concatenate("a", "b", Axis = 2)', [(2, 3, 4), (2, 1, 4)], lambda x: torch.cat(x, 2))
    yield branches("Dot", (3, 5), 4, lambda x: torch.bmm(x[0], x[1].transpose(1, 2)))
    for normalize in (False, True):
        yield dot([(5,), (5,)], (-1, -1), normalize)
        yield dot([(3, 16), (4, 16)], (-1, -1), normalize)
        yield dot([(4, 3), (4, 5)], (1, 1), normalize)
        yield dot([(2, 3, 4), (4, 5)], (-1, 1), normalize)

    def outputs(x, p, _):
        trunk = torch.tanh(F.linear(x[0], p["t/kernel"].t(), p["t/bias"]))
        return [F.linear(trunk, p["a/kernel"].t(), p["a/bias"]), F.softmax(F.linear(trunk, p["b/kernel"].t(), p["b/bias"]), -1)]

    yield case(
        "Several outputs", "Output",
        ["Input(5)", 'Dense(6, Activation = Activation.Tanh, Name = "t")', 'Dense(2, Name = "a")',
         'Dense(3, Activation = Activation.Softmax, From = "t", Name = "b")', 'Output("a")', 'Output("b")'],
        [(5,)], {"t/kernel": (5, 6), "t/bias": (6,), "a/kernel": (6, 2), "a/bias": (2,), "b/kernel": (6, 3), "b/bias": (3,)}, outputs)

    def inputs(x, p, _):
        a = F.linear(x[0], p["d/kernel"].t(), p["d/bias"])
        return [a * x[1], x[1] + a]

    yield case(
        "Several inputs and outputs", "Input Output",
        ['Input(3, Name = "x")', 'Input(4, Name = "y")', 'Dense(4, From = "x", Name = "d")', 'Multiply("d", "y", Name = "a")', 'Add("y", "d", Name = "b")',
         'Output("a")', 'Output("b")'],
        [(3,), (4,)], {"d/kernel": (3, 4), "d/bias": (4,)}, inputs)
