"""Normalisations."""

import numpy
import torch
import torch.nn.functional as F

from .case import case
from .convolution import numbers
from .functions import first, last


def name_of(kind, shape, arguments):
    return "%s on %s%s" % (kind, "x".join(map(str, shape)), ": " + ", ".join(arguments) if arguments else "")


def lines(kind, shape, arguments):
    return ["Input(%s)" % numbers(shape), "%s(%s)" % (kind, ", ".join(arguments + ['Name = "l"']))]


def affine(shape, options):
    """The parameters, the arguments that leave some out, and how to look them up."""
    center, scale = options.get("center", True), options.get("scale", True)
    parameters = {}
    if scale:
        parameters["l/gamma"] = shape
    if center:
        parameters["l/beta"] = shape
    arguments = ([] if center else ["Center = false"]) + ([] if scale else ["Scale = false"])
    return parameters, arguments


def gamma(p):
    """PyTorch 1.13 cannot differentiate a beta without a gamma."""
    return p["l/gamma"] if "l/gamma" in p else torch.ones_like(p["l/beta"]) if "l/beta" in p else None


def batch(shape, epsilon=None, momentum=None, samples=3, **options):
    channels = shape[-1]
    random = numpy.random.RandomState(3 + channels)
    parameters, arguments = affine((channels,), options)
    parameters["l/moving_mean"] = numpy.round(random.normal(0, 1, channels), 2)
    parameters["l/moving_variance"] = numpy.round(random.uniform(0.5, 2, channels), 2)
    arguments += [] if epsilon is None else ["Epsilon = %sf" % epsilon]
    arguments += [] if momentum is None else ["Momentum = %sf" % momentum]
    e = 1e-3 if epsilon is None else epsilon
    m = 0.99 if momentum is None else momentum

    def function(x, p, training):
        y = x[0].reshape(-1, channels)
        y = F.batch_norm(y, p["l/moving_mean"].clone(), p["l/moving_variance"].clone(), gamma(p), p.get("l/beta"), training, 0, e)
        return y.reshape(x[0].shape)

    def moved(x, p):
        # Keras takes the biased variance where PyTorch takes the unbiased one.
        y = x[0].detach().reshape(-1, channels)
        return {"l/moving_mean": m * p["l/moving_mean"] + (1 - m) * y.mean(0),
                "l/moving_variance": m * p["l/moving_variance"] + (1 - m) * y.var(0, unbiased=False)}

    kind = "BatchNormalization"
    return case(name_of(kind, shape, arguments), kind, lines(kind, shape, arguments), [shape], parameters, function,
                samples=samples, tile=samples, fixed=("l/moving_mean", "l/moving_variance"), moved=moved)


def layer(shape, axes=1, epsilon=None, **options):
    parameters, arguments = affine(shape[-axes:], options)
    arguments += ["Axes = %d" % axes] if axes > 1 else []
    arguments += [] if epsilon is None else ["Epsilon = %s" % epsilon]

    def function(x, p, _):
        return F.layer_norm(x[0], shape[-axes:], gamma(p), p.get("l/beta"), 1e-3 if epsilon is None else epsilon)

    kind = "LayerNormalization"
    return case(name_of(kind, shape, arguments), kind, lines(kind, shape, arguments), [shape], parameters, function)


def group(shape, groups, epsilon=None, **options):
    parameters, arguments = affine((shape[-1],), options)
    kind = "InstanceNormalization" if groups is None else "GroupNormalization"
    arguments += [] if epsilon is None else ["Epsilon = %s" % epsilon]
    if groups is not None:
        arguments = [str(groups)] + arguments

    def function(x, p, _):
        e = 1e-3 if epsilon is None else epsilon
        if groups is None:
            # Not F.instance_norm: 1.13's gradients are wrong where the output's gradient is one sample and not contiguous.
            return last(F.group_norm(first(x[0]), shape[-1], gamma(p), p.get("l/beta"), e))
        return last(F.group_norm(first(x[0]), groups, gamma(p), p.get("l/beta"), e))

    return case(name_of(kind, shape, arguments), kind, lines(kind, shape, arguments), [shape], parameters, function)


def simple(kind, shape, arguments, parameters, function, **options):
    return case(name_of(kind, shape, arguments), kind, lines(kind, shape, arguments), [shape], parameters, lambda x, p, _: function(x[0], p), **options)


def rms(shape, epsilon=None):
    def function(x, p):
        return x * torch.rsqrt((x * x).mean(-1, keepdim=True) + (1e-6 if epsilon is None else epsilon)) * p["l/scale"]

    return simple("RMSNormalization", shape, [] if epsilon is None else ["Epsilon = %s" % epsilon], {"l/scale": (shape[-1],)}, function)


def response(shape, size=5, alpha=1e-4, beta=0.75, k=1.0, **options):
    arguments = ["%d" % size, "Alpha = %s" % alpha, "Beta = %s" % beta, "K = %s" % k]
    return simple("CrossChannelNormalization", shape, arguments, {},
                  lambda x, p: last(F.local_response_norm(first(x), size, alpha, beta, k)), **options)


def cases():
    yield batch((5,), samples=6)
    yield batch((16,), momentum=0.75, samples=7)
    yield batch((4, 3))
    yield batch((2, 3, 5), epsilon=0.0625)
    yield batch((2, 1, 16), center=False)
    yield batch((2, 2, 7), scale=False)
    yield batch((2, 2, 3, 3), center=False, scale=False)
    yield layer((7,))
    yield layer((5, 16))
    yield layer((4, 5), epsilon=0.01, center=False)
    yield layer((3, 4, 5), scale=False)
    yield layer((3, 4, 5), axes=2)
    yield layer((3, 4, 2), axes=3)
    yield layer((2, 3, 2, 3), center=False, scale=False)
    yield group((4, 6), 3)
    yield group((2, 3, 32), 32)
    yield group((3, 4, 16), 4, epsilon=0.01)
    yield group((3, 4, 6), 2, center=False)
    yield group((3, 4, 6), 1, scale=False)
    yield group((2, 3, 2, 4), 2)
    yield group((6, 3), None)
    yield group((3, 4, 16), None, epsilon=0.01)
    yield group((3, 4, 5), None, center=False, scale=False)
    yield group((2, 3, 2, 3), None)
    yield rms((6,))
    yield rms((4, 16), epsilon=0.01)
    yield rms((2, 3, 5))
    yield response((3, 4, 7))
    yield response((3, 4, 7), size=3, alpha=0.5, beta=0.5, k=2.0)
    yield response((2, 2, 16), size=5, alpha=0.25)
    yield response((2, 3, 3), size=7, alpha=1.0, beta=1.0)
    yield response((6, 8), size=3, alpha=1.0)
    for shape in ((7,), (4, 16), (3, 2, 5)):
        yield simple("UnitNormalization", shape, [], {}, lambda x, p: F.normalize(x, dim=-1))
