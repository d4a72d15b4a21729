"""Layers that move numbers: shape, cropping, padding, depth to space."""

import torch
import torch.nn.functional as F

from .case import case
from .convolution import numbers
from .functions import first, last, pad


def shaped(text, shape, function, kinds=None, **options):
    kind = kinds or text.split("(")[0]
    return case("%s on %s" % (text.replace('"', "'"), "x".join(map(str, shape))), kind, ["Input(%s)" % numbers(shape), text], [shape], {},
                lambda x, p, _: function(x[0]), **options)


def margins(amounts):
    return [tuple(amounts[i:i + 2]) for i in range(0, len(amounts), 2)]


def padding(shape, amounts, mode="Constant", value=0):
    """PyTorch's reflection reaches three axes, its edge mode too."""
    rank = len(shape) - 1
    arguments = [numbers(amounts)]
    arguments += [] if mode == "Constant" else ["Mode = PadMode." + mode]
    arguments += ["Value = %s" % value] if value else []
    pairs = margins(amounts) if len(amounts) > 1 else [(amounts[0],) * 2] * rank
    modes = {"Constant": "constant", "Reflect": "reflect", "Edge": "replicate"}
    return shaped("ZeroPadding%dD(%s)" % (rank, ", ".join(arguments)), shape, lambda x: last(pad(first(x), pairs, float(value), modes[mode])))


def cropping(shape, amounts):
    rank = len(shape) - 1
    pairs = margins(amounts) if len(amounts) > 1 else [(amounts[0],) * 2] * rank
    return shaped("Cropping%dD(%s)" % (rank, numbers(amounts)), shape, lambda x: last(pad(first(x), [(-b, -a) for b, a in pairs])))


def depth_to_space(x, block, column_row_depth):
    n, h, w, c = x.shape
    if column_row_depth:
        return last(F.pixel_shuffle(first(x), block))
    return x.reshape(n, h, w, block, block, c // block ** 2).permute(0, 1, 3, 2, 4, 5).reshape(n, h * block, w * block, c // block ** 2)


def space_to_depth(x, block, column_row_depth):
    n, h, w, c = x.shape
    if column_row_depth:
        return last(F.pixel_unshuffle(first(x), block))
    return x.reshape(n, h // block, block, w // block, block, c).permute(0, 1, 3, 2, 4, 5).reshape(n, h // block, w // block, block ** 2 * c)


def crop_to(shape, target, centered):
    """An input cropped to the size of a convolution of it."""
    rank = len(shape) - 1
    kernel = [size - small + 1 for size, small in zip(shape, target)]
    convolve = {1: F.conv1d, 2: F.conv2d, 3: F.conv3d}[rank]

    def function(x, p, _):
        y = last(convolve(first(x[0]), p["c/kernel"].movedim(-1, 0).movedim(-1, 1)))
        before = [(size - small) // 2 if centered else 0 for size, small in zip(shape, target)]
        cropped = x[0]
        for axis in range(rank):
            cropped = cropped.narrow(axis + 1, before[axis], target[axis])
        return cropped + y

    return case(
        "CropTo %s from %s%s" % (numbers(target), numbers(shape), "" if centered else " at the beginning"), "CropTo Conv%dD Add" % rank,
        ["Input(%s)" % numbers(shape), "Conv%dD(%d, %s, UseBias = false, Name = \"c\")" % (rank, shape[-1], numbers(kernel)),
         "CropTo(\"c\", From = \"input_layer\", Name = \"l\"%s)" % ("" if centered else ", Centered = false"), 'Add("l", "c")'],
        [shape], {"c/kernel": tuple(kernel) + (shape[-1], shape[-1])}, function)


def cases():
    yield shaped("Flatten()", (3, 4, 2), lambda x: x.flatten(1))
    yield shaped("Flatten()", (5,), lambda x: x)
    yield shaped("Flatten()", (2, 3, 2, 5), lambda x: x.flatten(1))
    yield shaped("Reshape(6, 4)", (4, 3, 2), lambda x: x.reshape(-1, 6, 4))
    yield shaped("Reshape(2, -1, 3)", (4, 6), lambda x: x.reshape(-1, 2, 4, 3))
    yield shaped("Reshape(-1)", (4, 3, 16), lambda x: x.flatten(1))
    yield shaped("Reshape(2, 2, 3, 2)", (24,), lambda x: x.reshape(-1, 2, 2, 3, 2))
    yield shaped("Permute(2, 1)", (4, 5), lambda x: x.transpose(1, 2))
    yield shaped("Permute(2, 1)", (16, 7), lambda x: x.transpose(1, 2))
    yield shaped("Permute(3, 1, 2)", (3, 4, 5), lambda x: x.permute(0, 3, 1, 2))
    yield shaped("Permute(2, 1, 3)", (3, 4, 16), lambda x: x.permute(0, 2, 1, 3))
    yield shaped("Permute(4, 2, 1, 3)", (2, 3, 4, 2), lambda x: x.permute(0, 4, 2, 1, 3))
    yield shaped("RepeatVector(3)", (5,), lambda x: x.unsqueeze(1).expand(-1, 3, -1))
    yield shaped("RepeatVector(2)", (16,), lambda x: x.unsqueeze(1).expand(-1, 2, -1))

    def permuted(x, p, _):
        y = x[0].reshape(-1, 3, 4).transpose(1, 2)
        return torch.tanh(F.linear(y, p["l/kernel"].t(), p["l/bias"])).flatten(1)

    yield case("Reshape, Permute, Dense, Flatten", "Reshape Permute Flatten",
               ["Input(12)", "Reshape(3, 4)", "Permute(2, 1)", 'Dense(5, Activation = Activation.Tanh, Name = "l")', "Flatten()"],
               [(12,)], {"l/kernel": (3, 5), "l/bias": (5,)}, permuted)
    yield cropping((7, 3), (1,))
    yield cropping((7, 3), (2, 1))
    yield cropping((6, 5, 3), (1,))
    yield cropping((6, 5, 3), (1, 2, 0, 3))
    yield cropping((4, 4, 16), (0, 1, 2, 0))
    yield cropping((4, 3, 5, 2), (1,))
    yield cropping((4, 3, 5, 2), (1, 0, 0, 1, 2, 1))
    for mode in ("Constant", "Reflect", "Edge"):
        yield padding((5, 3), (2,), mode)
        yield padding((5, 3), (1, 3), mode)
        yield padding((4, 5, 3), (1,), mode)
        yield padding((4, 5, 2), (1, 2, 0, 3), mode)
        yield padding((2, 2, 16), (1, 0, 0, 1), mode)
        yield padding((3, 3, 4, 2), (1,), mode)
        yield padding((3, 3, 4, 2), (0, 1, 2, 0, 1, 2), mode)
    yield padding((5, 3), (1, 2), value=-1.5)
    yield padding((3, 4, 3), (1, 0, 2, 1), value=0.25)
    for c, block in ((8, 2), (9, 3), (12, 2), (64, 2)):
        for order in (False, True):
            text = "DepthToSpace(%d%s)" % (block, ", ColumnRowDepth = true" if order else "")
            yield shaped(text, (2, 3 if c < 64 else 1, c), lambda x, b=block, o=order: depth_to_space(x, b, o))
    for shape, block in (((4, 6, 3), 2), ((3, 6, 2), 3), ((2, 2, 16), 2)):
        for order in (False, True):
            text = "SpaceToDepth(%d%s)" % (block, ", ColumnRowDepth = true" if order else "")
            yield shaped(text, shape, lambda x, b=block, o=order: space_to_depth(x, b, o))
    for centered in (True, False):
        yield crop_to((7, 2), (4,), centered)
        yield crop_to((6, 5, 2), (4, 2), centered)
        yield crop_to((4, 4, 3, 2), (3, 2, 2), centered)
    yield shaped("Rescaling(0.5)", (3, 4), lambda x: x * 0.5)
    yield shaped("Rescaling(0.25, -1)", (3, 2, 5), lambda x: x * 0.25 - 1)
    yield case("Normalization given", "Normalization", ["Input(4, 3)", "Normalization(Mean = new double[] { 0.5, -1, 2 }, Variance = new double[] { 0.25, 4, 1 })"],
               [(4, 3)], {}, lambda x, p, _: (x[0] - torch.tensor([0.5, -1, 2])) / torch.tensor([0.5, 2, 1]))
    yield case("Normalization inverted", "Normalization",
               ["Input(4, 3)", "Normalization(Mean = new double[] { 0.5, -1, 2 }, Variance = new double[] { 0.25, 4, 1 }, Invert = true)"],
               [(4, 3)], {}, lambda x, p, _: x[0] * torch.tensor([0.5, 2, 1]) + torch.tensor([0.5, -1, 2]))
