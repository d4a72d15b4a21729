"""Blocks, written out in PyTorch's operations; layers applied step by step by a loop."""

import torch
import torch.nn.functional as F

from .case import case
from .functions import first, last

RESIDUAL = ["/// <summary>x + V tanh(U x).</summary>", "[Block]", "[Dense(6, Activation = Activation.Tanh)]", '[Dense(4, Name = "back")]',
            '[Add("input", "back")]', "public abstract class ResidualDense;"]
GATED = ["/// <summary>A convolution times another one's sigmoid, among two residual blocks.</summary>", "[Block]",
         '[Conv2D(4, 3, Padding = Padding.Same, Name = "value")]',
         '[Conv2D(4, 1, From = "input", Activation = Activation.Sigmoid, Name = "gate")]', '[Multiply("value", "gate")]',
         "[Use<ResidualPixel>(Repeat = 2)]", "public abstract class GatedConvolution;",
         "/// <summary>x + U x.</summary>", "[Block]", '[Dense(4, Name = "u")]', '[Add("input", "u")]', "public abstract class ResidualPixel;"]
POWER = """
/// <summary>(x + offset)² · tanh(slope · x), an offset per element and a slope per channel.</summary>
[CustomParameter("slope", LayerSize.InputLast)]
[CustomParameter("offset", LayerSize.InputSecondLast, LayerSize.InputLast)]
public readonly struct GatedPower : ICustomLayer<float>, ICustomLayer<double>
{
    /// <summary>Forward.</summary>
    public static void Forward(in CustomForward<float> pass) => Run(pass);

    /// <summary>Forward.</summary>
    public static void Forward(in CustomForward<double> pass) => Run(pass);

    /// <summary>Backward.</summary>
    public static void Backward(in CustomBackward<float> pass) => Return(pass);

    /// <summary>Backward.</summary>
    public static void Backward(in CustomBackward<double> pass) => Return(pass);

    private static void Run<T>(in CustomForward<T> pass)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReadOnlySpan<T> slope = pass.Parameter(0);
        ReadOnlySpan<T> offset = pass.Parameter(1);
        for (int i = 0; i < pass.Input.Length; i++)
        {
            T x = pass.Input[i];
            T sum = x + offset[i];
            pass.Output[i] = sum * sum * T.Tanh(slope[i % slope.Length] * x);
        }
    }

    private static void Return<T>(in CustomBackward<T> pass)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReadOnlySpan<T> slope = pass.Parameter(0);
        ReadOnlySpan<T> offset = pass.Parameter(1);
        for (int i = 0; i < pass.Input.Length; i++)
        {
            T x = pass.Input[i];
            T sum = x + offset[i];
            T gate = T.Tanh(slope[i % slope.Length] * x);
            T ofSum = pass.OutputGradient[i] * gate * (sum + sum);
            T ofGate = pass.OutputGradient[i] * sum * sum * (T.One - (gate * gate));
            pass.ParameterGradient(0)[i % slope.Length] += ofGate * x;
            pass.ParameterGradient(1)[i] += ofSum;
            pass.InputGradient[i] = ofSum + (ofGate * slope[i % slope.Length]);
        }
    }
}
""".strip().split("\n")


def power(x, p):
    return (x + p["l/offset"]) ** 2 * torch.tanh(p["l/slope"] * x)


def linear(x, p, name):
    return F.linear(x, p[name + "/kernel"].t(), p[name + "/bias"])


def residual(x, p, name):
    return x + linear(torch.tanh(linear(x, p, name + ".dense")), p, name + ".back")


def of_residual(name):
    return {name + ".dense/kernel": (4, 6), name + ".dense/bias": (6,), name + ".back/kernel": (6, 4), name + ".back/bias": (4,)}


def convolution(x, kernel, bias, padding=0):
    return last(F.conv2d(first(x), kernel.permute(3, 2, 0, 1), bias, padding=padding))


def gated(x, p, _):
    y = convolution(x[0], p["g.value/kernel"], p["g.value/bias"], 1) * torch.sigmoid(convolution(x[0], p["g.gate/kernel"], p["g.gate/bias"]))
    for i in (1, 2):
        y = y + linear(y, p, "g.residual_pixel.%d.u" % i)
    return y


def steps(layer, shape, parameters, function):
    """The layer of every step of the first axis."""
    def run(x, p, _):
        return torch.stack([function(x[0][:, t], p) for t in range(shape[0])], 1)

    text = layer[:-1] + ', TimeDistributed = true, Name = "l")' if "(" in layer else layer + '(TimeDistributed = true, Name = "l")'
    return case(
        "%s of every step of %s" % (layer, "x".join(map(str, shape))), layer.split("(")[0], ["Input(%s)" % ", ".join(map(str, shape)), text],
        [shape], parameters, run)


def cases():
    yield case("A residual block of Dense", "Use", ["Input(4)", "Use<ResidualDense>"], [(4,)], of_residual("residual_dense"),
               lambda x, p, _: residual(x[0], p, "residual_dense"), types=RESIDUAL)
    yield case(
        "Residual blocks of Dense, three in a row on steps", "Use", ["Input(2, 4)", 'Use<ResidualDenseThree>(Repeat = 3, Name = "r")'], [(2, 4)],
        {key: shape for i in (1, 2, 3) for key, shape in of_residual("r.%d" % i).items()},
        lambda x, p, _: residual(residual(residual(x[0], p, "r.1"), p, "r.2"), p, "r.3"),
        types=[line.replace("ResidualDense", "ResidualDenseThree") for line in RESIDUAL])
    yield case(
        "A block of a gate and of two blocks", "Use", ["Input(3, 4, 2)", 'Use<GatedConvolution>(Name = "g")'], [(3, 4, 2)],
        {"g.value/kernel": (3, 3, 2, 4), "g.value/bias": (4,), "g.gate/kernel": (1, 1, 2, 4), "g.gate/bias": (4,),
         "g.residual_pixel.1.u/kernel": (4, 4), "g.residual_pixel.1.u/bias": (4,),
         "g.residual_pixel.2.u/kernel": (4, 4), "g.residual_pixel.2.u/bias": (4,)}, gated, types=GATED)
    yield steps("Conv2D(4, 3)", (2, 4, 4, 3), {"l/kernel": (3, 3, 3, 4), "l/bias": (4,)},
                lambda x, p: convolution(x, p["l/kernel"], p["l/bias"]))
    yield steps("MaxPooling2D(2)", (3, 4, 4, 2), {}, lambda x, p: last(F.max_pool2d(first(x), 2)))
    yield steps("LayerNormalization", (3, 2, 5), {"l/gamma": (5,), "l/beta": (5,)}, lambda x, p: F.layer_norm(x, (5,), p["l/gamma"], p["l/beta"], 1e-3))
    yield steps("Dense(3)", (4, 5), {"l/kernel": (5, 3), "l/bias": (3,)}, lambda x, p: linear(x, p, "l"))
    yield steps("GlobalAveragePooling2D", (2, 3, 3, 4), {}, lambda x, p: x.mean((1, 2)))
    yield case(
        "A custom layer between two of Dense", "Custom", ["Input(3, 4)", 'Dense(5, Name = "a")', 'Custom<GatedPower>(Name = "l")', 'Dense(2, Name = "b")'],
        [(3, 4)], {"a/kernel": (4, 5), "a/bias": (5,), "l/slope": (5,), "l/offset": (3, 5), "b/kernel": (5, 2), "b/bias": (2,)},
        lambda x, p, _: linear(power(linear(x[0], p, "a"), p), p, "b"), types=POWER)
