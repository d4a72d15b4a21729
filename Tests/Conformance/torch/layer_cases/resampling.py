"""Repeating and interpolating."""

import numpy
import torch
import torch.nn.functional as F

from .case import case
from .convolution import numbers
from .functions import first, last

MODES = {1: "linear", 2: "bilinear", 3: "trilinear"}


def keys(t):
    """Keys' cubic convolution kernel with a = -1/2."""
    t = abs(t)
    return ((1.5 * t - 2.5) * t * t + 1) if t <= 1 else (((-0.5 * t + 2.5) * t - 4) * t + 2) if t < 2 else 0.0


def bicubic(size, to, corners):
    """The matrix of one axis: pixels beyond the edge are left out, the rest is made to sum to one (TensorFlow 2, Keras 3)."""
    matrix = numpy.zeros((to, size))
    for i in range(to):
        at = (i * (size - 1) / (to - 1) if to > 1 else 0.0) if corners else (i + 0.5) * size / to - 0.5
        for j in range(size):
            matrix[i, j] = keys(at - j)
    return torch.tensor(matrix / matrix.sum(1, keepdims=True))


def interpolate(x, sizes, mode, corners):
    if mode == "Bicubic":
        rows = bicubic(x.shape[1], sizes[0], corners)
        columns = bicubic(x.shape[2], sizes[1], corners)
        return torch.einsum("ih,jw,nhwc->nijc", rows, columns, x)
    if mode == "Nearest":
        if corners:
            at = [[int(numpy.floor(i * (size - 1) / (to - 1) + 0.5)) if to > 1 else 0 for i in range(to)] for size, to in zip(x.shape[1:3], sizes)]
            return x[:, at[0]][:, :, at[1]]
        # Half-pixel centres.
        return last(F.interpolate(first(x), sizes, mode="nearest-exact"))
    return last(F.interpolate(first(x), sizes, mode=MODES[len(sizes)], align_corners=corners))


def upsampling(shape, size, mode="Nearest"):
    rank = len(shape) - 1
    factors = size if len(size) > 1 else size * rank
    text = "UpSampling%dD(%s%s)" % (rank, numbers(size), "" if mode == "Nearest" else ", Interpolation = Interpolation." + mode)
    sizes = [n * factor for n, factor in zip(shape, factors)]

    def function(x, p, _):
        if mode == "Nearest":
            y = x[0]
            for axis, factor in enumerate(factors):
                y = y.repeat_interleave(factor, axis + 1)
            return y
        return interpolate(x[0], sizes, mode, False)

    options = {"source": "Keys' kernel, PyTorch's gradients"} if mode == "Bicubic" else {}
    return case("%s on %s" % (text, "x".join(map(str, shape))), "UpSampling%dD" % rank, ["Input(%s)" % numbers(shape), text], [shape], {}, function, **options)


def resizing(shape, sizes, mode, corners):
    arguments = numbers(sizes) + ("" if mode == "Bilinear" else ", Interpolation = Interpolation." + mode) + (", AlignCorners = true" if corners else "")
    text = "Resizing(%s)" % arguments
    options = {"source": "Keys' kernel, PyTorch's gradients"} if mode == "Bicubic" else {}
    return case("%s on %s" % (text, "x".join(map(str, shape))), "Resizing", ["Input(%s)" % numbers(shape), text], [shape], {},
                lambda x, p, _: interpolate(x[0], sizes, mode, corners), **options)


def cases():
    yield upsampling((5, 3), (2,))
    yield upsampling((3, 16), (3,))
    yield upsampling((3, 4, 3), (2,))
    yield upsampling((2, 3, 16), (2, 1))
    yield upsampling((2, 3, 5), (2, 3))
    yield upsampling((2, 3, 2, 3), (2,))
    yield upsampling((2, 1, 2, 2), (1, 2, 3))
    for mode in ("Bilinear", "Bicubic"):
        yield upsampling((3, 4, 3), (2,), mode)
        yield upsampling((2, 3, 2), (3, 2), mode)
    for mode in ("Nearest", "Bilinear", "Bicubic"):
        for corners in (False, True):
            yield resizing((3, 4, 3), (5, 7), mode, corners)
            yield resizing((6, 7, 2), (4, 3), mode, corners)
            yield resizing((3, 3, 16), (4, 4), mode, corners)
