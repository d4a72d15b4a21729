"""What several files need: activations by name, and channels moved to where PyTorch has them and back."""

import torch
import torch.nn.functional as F

ACTIVATIONS = {
    "Linear": lambda x: x,
    "ReLU": F.relu,
    "LeakyReLU": lambda x: F.leaky_relu(x, 0.2),
    "ReLU6": F.relu6,
    "ELU": F.elu,
    "Sigmoid": torch.sigmoid,
    "Tanh": torch.tanh,
    "Softmax": lambda x: F.softmax(x, -1),
    "Softplus": lambda x: F.softplus(x, threshold=60),
    "SiLU": F.silu,
    "GELU": F.gelu,
    "GELUTanh": lambda x: F.gelu(x, approximate="tanh"),
    "SELU": F.selu,
    "CELU": F.celu,
    "HardSigmoid": lambda x: (x + 3).clamp(0, 6) / 6,  # PyTorch's own has a single-precision sixth in double too
    "HardSiLU": lambda x: x * (x + 3).clamp(0, 6) / 6,
    "HardTanh": F.hardtanh,
    "Mish": F.mish,
    "Softsign": F.softsign,
    "LogSoftmax": lambda x: F.log_softmax(x, -1),
    "Exponential": torch.exp,
    "LogSigmoid": F.logsigmoid,
    "ThresholdedReLU": lambda x: F.threshold(x, 1, 0),
    "SoftShrink": F.softshrink,
    "HardShrink": F.hardshrink,
    "TanhShrink": F.tanhshrink,
}


def first(x):
    """Channels from the last axis to the one after the batch."""
    return x.movedim(-1, 1)


def last(x):
    return x.movedim(1, -1)


def pad(x, pads, value=0.0, mode="constant"):
    """Pads the spatial axes of a channels-first tensor; pads as (before, after) per axis."""
    flat = [amount for pair in reversed(pads) for amount in pair]
    if not any(flat):
        return x
    return F.pad(x, flat, mode, value) if mode == "constant" else F.pad(x, flat, mode)


def same(sizes, kernel, strides, dilations):
    """What Keras' "same" adds before and after each axis."""
    pads = []
    for size, k, stride, dilation in zip(sizes, kernel, strides, dilations):
        output = -(-size // stride)
        total = max((output - 1) * stride + (k - 1) * dilation + 1 - size, 0)
        pads.append((total // 2, total - total // 2))
    return pads


def each(value, rank):
    return tuple(value) if isinstance(value, (list, tuple)) else (value,) * rank
