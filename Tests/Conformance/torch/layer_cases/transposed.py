"""Transposed convolutions: PyTorch's where it has the padding, else its whole output, cropped or extended as Keras does."""

import torch.nn.functional as F

from .case import case
from .convolution import AXES, numbers, window
from .functions import ACTIVATIONS, each, first, last, pad

CONV = {1: F.conv_transpose1d, 2: F.conv_transpose2d, 3: F.conv_transpose3d}


def transposed(shape, kernel, filters, strides=1, dilations=1, padding="Valid", pads=None, added=None, groups=1, bias=True,
               activation="Linear"):
    rank = len(shape) - 1
    channels = shape[-1]
    kind = "Conv%dDTranspose" % rank
    sizes = each(kernel, rank)
    arguments = [str(filters), numbers(sizes if len(set(sizes)) > 1 else sizes[:1])] + window(rank, strides, dilations, padding, pads)
    if added is not None:
        values = each(added, rank)
        if len(set(values)) == 1:
            arguments.append("OutputPadding = %d" % values[0])
        else:
            arguments += ["OutputPadding%s = %d" % (axis, value) for axis, value in zip(AXES[rank], values)]
    if groups > 1:
        arguments.append("Groups = %d" % groups)
    if not bias:
        arguments.append("UseBias = false")
    if activation != "Linear":
        arguments.append("Activation = Activation." + activation)
    strides, dilations = each(strides, rank), each(dilations, rank)
    extra = each(0 if added is None else added, rank)
    margins = [tuple(pads[2 * i:2 * i + 2]) for i in range(rank)] if pads else [(0, 0)] * rank

    def crop(axis):
        """Elements of the whole output that are left out before and after; negative where zeros are added."""
        extent = (sizes[axis] - 1) * dilations[axis] + 1
        whole = (shape[axis] - 1) * strides[axis] + extent
        if padding == "Same":
            size = shape[axis] * strides[axis] if added is None else (shape[axis] - 1) * strides[axis] + extent % 2 + extra[axis]
            before = max(whole - size, 0) // 2
            return before, whole - size - before
        if pads is None and added is None:
            return 0, -max(strides[axis] - extent, 0)
        return margins[axis][0], margins[axis][1] - extra[axis]

    def function(x, p, _):
        # [k..., filters / groups, channels] to [channels, filters / groups, k...].
        k = p["l/kernel"].movedim(-1, 0).movedim(-1, 1)
        b = p["l/bias"] if bias else None
        if padding == "Valid" and (pads or added is not None) and all(before == after for before, after in margins):
            y = CONV[rank](first(x[0]), k, b, strides, [before for before, _ in margins], extra, groups, dilations)
        else:
            y = CONV[rank](first(x[0]), k, None, strides, 0, 0, groups, dilations)
            y = pad(y, [(-before, -after) for before, after in map(crop, range(rank))])
            if bias:
                y = y + b.reshape((-1,) + (1,) * rank)
        return ACTIVATIONS[activation](last(y))

    parameters = {"l/kernel": sizes + (filters // groups, channels)}
    if bias:
        parameters["l/bias"] = (filters,)
    name = "%s on %s: %s" % (kind, "x".join(map(str, shape)), ", ".join(arguments))
    text = "%s(%s, Name = \"l\")" % (kind, ", ".join(arguments))
    return case(name, kind, ["Input(%s)" % numbers(shape), text], [shape], parameters, function,
                samples=2 if rank == 1 else 1)


def cases():
    t = transposed
    yield t((5, 3), 3, 4)
    yield t((5, 3), 3, 4, strides=2, activation="Tanh")
    yield t((5, 3), 2, 4, strides=3)
    yield t((5, 3), 4, 4, strides=2, padding="Same")
    yield t((5, 3), 2, 4, strides=3, padding="Same")
    yield t((5, 3), 3, 4, dilations=2)
    yield t((5, 3), 3, 4, dilations=2, padding="Same")
    yield t((5, 3), 3, 4, strides=2, padding="Same", added=1)
    yield t((5, 3), 3, 4, strides=2, added=1)
    yield t((5, 4), 3, 6, groups=2, strides=2)
    yield t((4, 16), 2, 16, strides=2, bias=False)
    yield t((5, 3), 4, 2, strides=2, pads=(1, 1))
    yield t((5, 3), 4, 2, strides=2, pads=(0, 2))
    yield t((3, 4, 3), 3, 4)
    yield t((3, 4, 2), (2, 3), 3, strides=2, activation="ReLU")
    yield t((3, 4, 2), 3, 3, strides=(2, 3))
    yield t((3, 4, 2), 3, 3, strides=2, padding="Same")
    yield t((3, 4, 2), 4, 3, strides=2, padding="Same", bias=False)
    yield t((3, 3, 2), 2, 3, strides=3)
    yield t((3, 3, 2), 2, 3, strides=3, padding="Same")
    yield t((3, 3, 2), 2, 3, dilations=(2, 3))
    yield t((3, 3, 2), 3, 3, dilations=2, padding="Same")
    yield t((3, 3, 4), 3, 6, groups=2)
    yield t((2, 2, 16), (1, 2), 16, strides=2)
    yield t((2, 3, 5), (2, 1), 32)
    yield t((3, 3, 2), 3, 2, strides=2, added=1)
    yield t((3, 3, 2), 3, 2, strides=(2, 3), added=(0, 2))
    yield t((3, 3, 2), 3, 2, strides=2, padding="Same", added=1)
    yield t((3, 4, 2), 3, 2, strides=2, pads=(1, 1, 1, 1), added=1)
    yield t((3, 4, 2), 3, 2, strides=2, pads=(1, 0, 2, 1))
    yield t((2, 3, 2, 2), 2, 3)
    yield t((2, 3, 2, 2), (2, 1, 3), 2, strides=2, activation="ELU")
    yield t((2, 2, 2, 2), 3, 2, strides=2, padding="Same")
    yield t((2, 2, 2, 4), 2, 4, groups=2, strides=(1, 2, 3), bias=False)
    yield t((2, 2, 2, 1), 2, 2, dilations=2)
    yield t((2, 2, 2, 1), 3, 2, strides=2, pads=(1, 1, 1, 1, 1, 1), added=1)
    yield t((2, 2, 2, 1), 3, 2, strides=2, pads=(1, 0, 0, 1, 2, 0))
    yield t((2, 1, 2, 16), (1, 2, 1), 16, strides=2)
