"""A case: draws its numbers, runs PyTorch, and is written as JSON."""

import json
import zlib

import numpy
import torch

SOURCE = "PyTorch " + torch.__version__.split("a")[0]


def case(name, kinds, attributes, inputs, parameters, function, **options):
    """Computes a case.

    name        unique among all cases
    kinds       the layers that the case is a proof of, by a space
    attributes  the lines below [Network]; the layer whose parameters are given is called "l"
    inputs      per [Input] its shape without batch, or an array of samples
    parameters  per name its shape, or an array
    function    (inputs, parameters, training) -> output, or a list of one per [Output]

    Options: samples (3, of large inputs fewer); tile (2, samples that are one tile); fixed, names of parameters that are not trainable; ids, numbers of
    inputs that hold integers and have no gradient; distinct, where equal elements of an input would leave open which is the maximum;
    digits, after the point (2); moved, what becomes of statistics; source, where it is not PyTorch; inference_only, where
    training draws random numbers; scale of the inputs; types, the C# of classes that the attributes name.
    """
    # Three samples fill a tile of two and begin another; what is large needs fewer.
    elements = sum(size(entry) for entry in inputs)
    samples = options.get("samples", 3 if elements <= 15 else 2 if elements <= 30 else 1)
    random = numpy.random.RandomState(zlib.crc32(name.encode()))
    ids = options.get("ids", ())
    fixed = options.get("fixed", ())
    xs = [torch.tensor(draw(random, entry, samples, options), dtype=torch.float64).requires_grad_(i not in ids)
          for i, entry in enumerate(inputs)]
    ps = {}
    for key, entry in parameters.items():
        value = entry if isinstance(entry, numpy.ndarray) else numpy.round(random.normal(0, 0.6, entry), 2)
        ps[key] = torch.tensor(value, dtype=torch.float64).requires_grad_(key not in fixed)

    with torch.no_grad():
        inferred = join(function(xs, ps, False))
    result = {
        "name": name,
        "source": options.get("source", SOURCE),
        "kinds": kinds.split(),
        **({"types": options["types"]} if "types" in options else {}),
        "attributes": attributes,
        "samples": samples,
        "tile": options.get("tile", 2),
        "inputs": [given(x) for x in xs],
        "parameters": {key: given(p) for key, p in ps.items()},
        "outputs": computed(inferred),
    }
    if options.get("inference_only"):
        return result

    trained = join(function(xs, ps, True))
    if not torch.equal(trained.detach(), inferred):
        result["trainingOutputs"] = computed(trained)
    weights = torch.tensor(numpy.round(random.normal(0, 1, trained.shape), 2))
    result["outputGradient"] = given(weights)
    if trained.requires_grad:
        (trained * weights).sum().backward()
    result["inputGradients"] = [[] if i in ids else computed(gradient(x)) for i, x in enumerate(xs)]
    result["parameterGradients"] = {key: computed(gradient(p)) for key, p in ps.items() if key not in fixed}
    if "moved" in options:
        result["moved"] = {key: computed(value) for key, value in options["moved"](xs, ps).items()}
    return result


def size(entry):
    return entry[0].size if isinstance(entry, numpy.ndarray) else int(numpy.prod(entry))


def draw(random, entry, samples, options):
    if isinstance(entry, numpy.ndarray):
        return entry
    shape = (samples,) + tuple(entry)
    if options.get("distinct"):
        count = int(numpy.prod(shape))
        return numpy.round((random.permutation(count).reshape(shape) - count // 2) * 0.01, 2)
    values = numpy.round(random.normal(0, options.get("scale", 1.0), shape), options.get("digits", 2))
    values[values == 0] = 0.5
    return values


def gradient(tensor):
    return torch.zeros_like(tensor) if tensor.grad is None else tensor.grad


def join(outputs):
    if not isinstance(outputs, (list, tuple)):
        outputs = [outputs]
    return torch.cat([output.reshape(output.shape[0], -1) for output in outputs], dim=1)


def given(tensor):
    return [float("%.6g" % value) for value in tensor.detach().flatten().tolist()]


def computed(tensor):
    # The comparison in double precision is one of nine digits.
    return [float("%.10g" % value) for value in tensor.detach().flatten().tolist()]


def number(value):
    return str(int(value)) if value == int(value) else repr(value)


def text(value):
    if isinstance(value, list) and value and isinstance(value[0], float):
        return "[" + ",".join(number(entry) for entry in value) + "]"
    if isinstance(value, list) and value and isinstance(value[0], list):
        return "[" + ",".join(text(entry) for entry in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(json.dumps(key) + ": " + text(entry) for key, entry in value.items()) + "}"
    return json.dumps(value)


def write(path, cases):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write("[\n")
        for i, entry in enumerate(cases):
            lines = ",\n".join("  %s: %s" % (json.dumps(key), text(value)) for key, value in entry.items())
            file.write(" {\n" + lines + "\n }" + (",\n" if i < len(cases) - 1 else "\n"))
        file.write("]\n")
