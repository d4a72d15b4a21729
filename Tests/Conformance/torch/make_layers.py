"""Layers as PyTorch computes them: outputs, input gradients and parameter gradients; writes layers/*.json beside itself.

    python3 make_layers.py [name of a file in layer_cases]        (Python 3, numpy, PyTorch 1.13 or later)

A case is a network's attributes, its inputs and parameters, and what comes out, all computed in double precision. Every case
draws its numbers from a seed made of its name: adding one changes no other, and a second run writes the same bytes.

Tensors are written as StaticNet holds them, channels last and with Keras' parameter layouts. The functions in layer_cases take
them so, reorder them to PyTorch's layouts, call PyTorch, and leave it to its automatic differentiation to bring the gradients
back to where they belong. What PyTorch has as a function is taken from there; what only Keras has (GRU with reset_after=False,
"same" padding, merge modes of both directions ...) is written out in PyTorch's operations. Bicubic interpolation is by matrices of
Keys' kernel with a = -1/2, as Keras and TensorFlow have it: PyTorch's own has a = -3/4.
"""

import importlib
import os
import sys

import torch

from layer_cases import case

FILES = ["dense", "convolution", "transposed", "pooling", "shape", "resampling", "normalization", "recurrent", "attention",
         "merging", "activation", "regularization", "composition"]

if __name__ == "__main__":
    torch.set_num_threads(1)
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "layers")
    os.makedirs(folder, exist_ok=True)
    for name in sys.argv[1:] or FILES:
        cases = list(importlib.import_module("layer_cases." + name).cases())
        case.write(os.path.join(folder, name + ".json"), cases)
        print(name, len(cases))
