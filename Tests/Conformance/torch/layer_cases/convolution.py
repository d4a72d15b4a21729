"""Convolutions: plain, grouped, dilated, depthwise, separable."""

import torch.nn.functional as F

from .case import case
from .functions import ACTIVATIONS, each, first, last, pad, same

CONV = {1: F.conv1d, 2: F.conv2d, 3: F.conv3d}
PADS = {1: ["PadBefore", "PadAfter"], 2: ["PadTop", "PadBottom", "PadLeft", "PadRight"],
        3: ["PadFront", "PadBack", "PadTop", "PadBottom", "PadLeft", "PadRight"]}
AXES = {1: [""], 2: ["Height", "Width"], 3: ["Depth", "Height", "Width"]}


def numbers(values):
    return ", ".join(map(str, values))


def window(rank, strides, dilations, padding, pads):
    """The arguments of a window, as a list of texts."""
    options = []
    for name, common, values in (("Stride", "Strides", strides), ("Dilation", "DilationRate", dilations)):
        values = each(values, rank)
        if len(set(values)) == 1:
            if values[0] != 1:
                options.append("%s = %d" % (common, values[0]))
        else:
            options += ["%s%s = %d" % (name, axis, value) for axis, value in zip(AXES[rank], values)]
    if padding != "Valid":
        options.append("Padding = Padding." + padding)
    if pads:
        options += ["%s = %d" % (name, value) for name, value in zip(PADS[rank], pads) if value]
    return options


def margins(shape, kernel, strides, dilations, padding, pads):
    rank = len(kernel)
    if padding == "Same":
        return same(shape[:rank], kernel, strides, dilations)
    if padding == "Causal":
        return [((kernel[0] - 1) * dilations[0], 0)]
    return [tuple(pads[2 * i:2 * i + 2]) for i in range(rank)] if pads else [(0, 0)] * rank


def convolution(kind, shape, kernel, filters=0, strides=1, dilations=1, padding="Valid", pads=None, groups=1, multiplier=1, bias=True,
                activation="Linear"):
    rank = len(shape) - 1
    channels = shape[-1]
    sizes = each(kernel, rank)
    arguments = ([] if kind.startswith("Depthwise") else [str(filters)]) + [numbers(sizes if len(set(sizes)) > 1 else sizes[:1])]
    options = window(rank, strides, dilations, padding, pads)
    if groups > 1:
        options.append("Groups = %d" % groups)
    if multiplier > 1:
        options.append("DepthMultiplier = %d" % multiplier)
    if not bias:
        options.append("UseBias = false")
    if activation != "Linear":
        options.append("Activation = Activation." + activation)
    strides, dilations = each(strides, rank), each(dilations, rank)
    amounts = margins(shape, sizes, strides, dilations, padding, pads)

    def depthwise(x, k, b):
        # [k..., channels, multiplier] to [channels * multiplier, 1, k...].
        k = k.reshape(sizes + (1, channels * multiplier)).movedim(-1, 0).movedim(-1, 1)
        return CONV[rank](pad(first(x), amounts), k, b, strides, 0, dilations, channels)

    def function(x, p, _):
        b = p["l/bias"] if bias else None
        if kind.startswith("Separable"):
            y = depthwise(x[0], p["l/depthwise_kernel"], None)
            y = CONV[rank](y, p["l/pointwise_kernel"].movedim(-1, 0).movedim(-1, 1), b)
        elif kind.startswith("Depthwise"):
            y = depthwise(x[0], p["l/kernel"], b)
        else:
            y = CONV[rank](pad(first(x[0]), amounts), p["l/kernel"].movedim(-1, 0).movedim(-1, 1), b, strides, 0, dilations, groups)
        return ACTIVATIONS[activation](last(y))

    if kind.startswith("Separable"):
        parameters = {"l/depthwise_kernel": sizes + (channels, multiplier),
                      "l/pointwise_kernel": (1,) * rank + (channels * multiplier, filters)}
        outputs = filters
    elif kind.startswith("Depthwise"):
        parameters = {"l/kernel": sizes + (channels, multiplier)}
        outputs = channels * multiplier
    else:
        parameters = {"l/kernel": sizes + (channels // groups, filters)}
        outputs = filters
    if bias:
        parameters["l/bias"] = (outputs,)
    text = "%s(%s)" % (kind, ", ".join(arguments + options + ['Name = "l"']))
    name = "%s on %s: %s" % (kind, "x".join(map(str, shape)), ", ".join(arguments + options))
    return case(name, kind, ["Input(%s)" % numbers(shape), text], [shape], parameters, function)


def cases():
    c = convolution
    yield c("Conv1D", (9, 3), 3, 4)
    yield c("Conv1D", (8, 1), 4, 2, bias=False)
    yield c("Conv1D", (6, 16), 2, 16)
    yield c("Conv1D", (10, 3), 3, 5, strides=2)
    yield c("Conv1D", (11, 2), 3, 4, dilations=2)
    yield c("Conv1D", (9, 3), 4, 5, padding="Same")
    yield c("Conv1D", (9, 3), 3, 5, strides=2, padding="Same")
    yield c("Conv1D", (9, 3), 2, 5, dilations=3, padding="Same")
    yield c("Conv1D", (9, 3), 3, 5, padding="Causal")
    yield c("Conv1D", (9, 3), 3, 5, dilations=2, padding="Causal", activation="Tanh")
    yield c("Conv1D", (9, 3), 3, 5, strides=2, padding="Causal")
    yield c("Conv1D", (9, 6), 3, 4, groups=2)
    yield c("Conv1D", (7, 3), 3, 5, pads=(2, 1))
    yield c("Conv1D", (7, 3), 3, 5, strides=2, pads=(0, 3))
    yield c("Conv2D", (4, 5, 3), 3, 4)
    yield c("Conv2D", (5, 5, 1), (2, 3), 7, activation="ReLU")
    yield c("Conv2D", (3, 4, 16), (1, 2), 16, bias=False)
    yield c("Conv2D", (3, 4, 5), 1, 32)
    yield c("Conv2D", (7, 6, 2), 3, 3, strides=2)
    yield c("Conv2D", (7, 8, 2), 3, 3, strides=(2, 3))
    yield c("Conv2D", (7, 8, 2), (3, 2), 3, dilations=(2, 3))
    yield c("Conv2D", (4, 5, 3), 3, 4, padding="Same")
    yield c("Conv2D", (4, 5, 3), (4, 2), 4, padding="Same")
    yield c("Conv2D", (5, 6, 3), 3, 4, strides=2, padding="Same")
    yield c("Conv2D", (5, 6, 3), 2, 4, strides=3, padding="Same")
    yield c("Conv2D", (6, 5, 2), 3, 3, dilations=2, padding="Same")
    yield c("Conv2D", (4, 5, 6), 3, 9, groups=3)
    yield c("Conv2D", (4, 4, 4), 3, 4, groups=4, padding="Same")
    yield c("Conv2D", (3, 3, 32), 1, 32, groups=2)
    yield c("Conv2D", (4, 5, 3), 3, 4, pads=(2, 0, 1, 3))
    yield c("Conv2D", (5, 6, 2), 3, 3, strides=2, dilations=2, pads=(1, 2, 2, 0), groups=1)
    yield c("Conv2D", (4, 4, 2), 3, 3, pads=(3, 3, 3, 3))
    yield c("Conv3D", (4, 3, 4, 2), 2, 3)
    yield c("Conv3D", (4, 4, 3, 2), (3, 1, 2), 3, activation="ELU")
    yield c("Conv3D", (5, 4, 4, 2), 3, 2, strides=2, padding="Same")
    yield c("Conv3D", (5, 4, 6, 1), 2, 3, strides=(2, 1, 3))
    yield c("Conv3D", (5, 4, 4, 1), 2, 2, dilations=(3, 1, 2))
    yield c("Conv3D", (3, 3, 3, 4), 2, 6, groups=2, bias=False)
    yield c("Conv3D", (2, 2, 2, 16), (1, 1, 2), 16)
    yield c("Conv3D", (3, 2, 3, 2), 3, 2, pads=(1, 0, 2, 1, 0, 2))
    for kind, shape in (("DepthwiseConv1D", (9, 3)), ("SeparableConv1D", (9, 3))):
        yield c(kind, shape, 3, 4)
        yield c(kind, shape, 3, 4, multiplier=2, strides=2, padding="Same", activation="Tanh")
        yield c(kind, shape, 2, 4, multiplier=3, dilations=2, bias=False)
        yield c(kind, shape, 3, 5, padding="Causal", dilations=2)
        yield c(kind, shape, 3, 4, pads=(1, 2))
        yield c(kind, (5, 16), 3, 16)
    for kind in ("DepthwiseConv2D", "SeparableConv2D"):
        yield c(kind, (4, 5, 3), 3, 4)
        yield c(kind, (4, 5, 3), (2, 3), 5, multiplier=2, padding="Same", activation="ReLU")
        yield c(kind, (7, 6, 2), 3, 3, multiplier=3, strides=2, bias=False)
        yield c(kind, (7, 6, 2), 3, 3, dilations=2, padding="Same")
        yield c(kind, (4, 5, 2), 3, 3, pads=(2, 0, 1, 3))
        yield c(kind, (3, 3, 16), 2, 16)
        yield c(kind, (7, 7, 2), 3, 3, strides=2, padding="Same")
