"""Pooling and its reversal."""

import torch
import torch.nn.functional as F

from .case import case
from .convolution import margins, numbers, window
from .functions import each, first, last, pad

MAX = {1: F.max_pool1d, 2: F.max_pool2d, 3: F.max_pool3d}
AVERAGE = {1: F.avg_pool1d, 2: F.avg_pool2d, 3: F.avg_pool3d}
UNPOOL = {1: F.max_unpool1d, 2: F.max_unpool2d, 3: F.max_unpool3d}


def pooling(average, shape, size, strides=0, dilations=1, padding="Valid", pads=None, ceil=False, count=False, unpool=False):
    rank = len(shape) - 1
    kind = "%sPooling%dD" % ("Average" if average else "Max", rank)
    sizes = each(size, rank)
    arguments = [numbers(sizes if len(set(sizes)) > 1 else sizes[:1])]
    steps = tuple(s or k for s, k in zip(each(strides, rank), sizes))
    arguments += window(rank, strides if strides else 1, dilations, padding, pads)
    if strides == 1:
        arguments.append("Strides = 1")
    if ceil:
        arguments.append("CeilMode = true")
    if count:
        arguments.append("CountPadding = true")
    dilations = each(dilations, rank)
    amounts = margins(shape, sizes, steps, dilations, padding, pads)
    even = all(before == after and before <= k // 2 for (before, after), k in zip(amounts, sizes))

    def function(x, p, _):
        y = first(x[0])
        if even and not average:
            pooled = MAX[rank](y, sizes, steps, [before for before, _ in amounts], dilations, ceil, unpool)
            if unpool:
                pooled = UNPOOL[rank](pooled[0], pooled[1], sizes, steps, [before for before, _ in amounts], shape[:-1])
            return last(pooled)
        if even:
            return last(AVERAGE[rank](y, sizes, steps, [before for before, _ in amounts], ceil, count))
        assert not ceil and not unpool
        if not average:
            return last(MAX[rank](pad(y, amounts, float("-inf")), sizes, steps, 0, dilations))
        total = AVERAGE[rank](pad(y, amounts), sizes, steps)
        # A mean over what lies inside: the mean of ones says which share of the window does.
        return last(total if count else total / AVERAGE[rank](pad(torch.ones_like(y), amounts), sizes, steps))

    lines = ["Input(%s)" % numbers(shape), "%s(%s, Name = \"l\")" % (kind, ", ".join(arguments))]
    kinds = kind
    name = "%s on %s: %s" % (kind, "x".join(map(str, shape)), ", ".join(arguments))
    if unpool:
        kinds = "MaxUnpooling%dD" % rank
        lines.append("%s(\"l\")" % kinds)
        name = kinds + " of " + name
    return case(name, kinds, lines, [shape], {}, function, distinct=True)


def unpooled(shape, size):
    """The pooled values pass a layer before they are put back."""
    rank = len(shape) - 1

    def function(x, p, _):
        y, at = MAX[rank](first(x[0]), size, return_indices=True)
        y = first(F.linear(last(y), p["d/kernel"].t(), p["d/bias"]))
        return last(UNPOOL[rank](y, at, size, output_size=shape[:-1]))

    c = shape[-1]
    return case(
        "MaxUnpooling%dD behind a layer" % rank, "MaxUnpooling%dD MaxPooling%dD" % (rank, rank),
        ["Input(%s)" % numbers(shape), 'MaxPooling%dD(%d, Name = "p")' % (rank, size), 'Dense(%d, Name = "d")' % c, 'MaxUnpooling%dD("p")' % rank],
        [shape], {"d/kernel": (c, c), "d/bias": (c,)}, function, distinct=True)


def everywhere(average, shape, keep):
    rank = len(shape) - 1
    kind = "Global%sPooling%dD" % ("Average" if average else "Max", rank)
    axes = tuple(range(1, rank + 1))

    def function(x, p, _):
        return x[0].mean(axes, keep) if average else torch.amax(x[0], axes, keep)

    return case(
        "%s on %s%s" % (kind, "x".join(map(str, shape)), ", KeepDims" if keep else ""), kind,
        ["Input(%s)" % numbers(shape), "%s(%s)" % (kind, "KeepDims = true" if keep else "")], [shape], {}, function, distinct=True)


def cases():
    for average in (False, True):
        def q(*arguments, **options):
            return pooling(average, *arguments, **options)

        yield q((9, 3), 2)
        yield q((9, 16), 3)
        yield q((9, 3), 3, strides=1)
        yield q((9, 3), 2, strides=3)
        yield q((9, 3), 3, strides=2, padding="Same")
        yield q((8, 3), 3, strides=2, ceil=True)
        yield q((9, 3), 3, strides=2, pads=(1, 1))
        yield q((9, 3), 3, strides=2, pads=(0, 2))
        yield q((6, 7, 3), 2)
        yield q((4, 5, 16), 2)
        yield q((6, 7, 3), (3, 2))
        yield q((6, 7, 3), 3, strides=(2, 1))
        yield q((6, 7, 3), 3, strides=1, padding="Same")
        yield q((6, 7, 5), 3, strides=2, padding="Same")
        yield q((6, 8, 2), 3, strides=2, ceil=True)
        yield q((6, 8, 2), 3, strides=2, pads=(1, 1, 1, 1), ceil=True)
        yield q((6, 7, 3), 3, strides=2, pads=(2, 0, 1, 2))
        yield q((4, 5, 4, 2), 2)
        yield q((4, 3, 4, 2), (2, 3, 1), strides=1)
        yield q((4, 3, 4, 3), 3, strides=2, padding="Same")
        yield q((4, 4, 4, 2), 3, strides=2, ceil=True)
        yield q((3, 4, 3, 2), 2, pads=(1, 0, 0, 1, 1, 1))
        if average:
            yield q((9, 3), 3, strides=2, pads=(1, 1), count=True)
            yield q((9, 3), 3, strides=2, padding="Same", count=True)
            yield q((6, 8, 2), 3, strides=2, pads=(1, 1, 1, 1), count=True, ceil=True)
            yield q((6, 7, 3), 3, strides=2, pads=(2, 0, 1, 2), count=True)
            yield q((3, 4, 3, 2), 3, pads=(1, 1, 1, 1, 1, 1), count=True)
        else:
            yield q((9, 3), 3, strides=1, dilations=2)
            yield q((7, 8, 2), 2, strides=2, dilations=(2, 3))
            yield q((7, 6, 2), 2, strides=1, dilations=2, padding="Same")
            yield q((5, 4, 5, 2), 2, strides=1, dilations=(1, 2, 3))
        for keep in (False, True):
            yield everywhere(average, (7, 5), keep)
            yield everywhere(average, (3, 4, 16), keep)
            yield everywhere(average, (3, 2, 4, 3), keep)
    yield pooling(False, (9, 3), 2, unpool=True)
    yield pooling(False, (9, 3), 3, strides=3, pads=(1, 1), unpool=True)
    yield pooling(False, (6, 7, 3), 2, unpool=True)
    yield pooling(False, (3, 4, 16), (3, 2), unpool=True)
    yield pooling(False, (4, 5, 4, 2), 2, unpool=True)
    yield unpooled((6, 3), 2)
    yield unpooled((4, 5, 3), 2)
    yield unpooled((2, 5, 4, 2), 2)
