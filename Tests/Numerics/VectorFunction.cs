using System;
using System.Numerics;
using System.Runtime.Intrinsics;
using StaticNet.Numerics;

namespace StaticNet.Tests.Numerics;

/// <summary>A function as both vector paths have it; the wide one is called directly and runs in software where it must.</summary>
internal sealed record VectorFunction<T>(Func<Vector512<T>, Vector512<T>> Wide, Func<Vector<T>, Vector<T>> Narrow)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The results of the one path or the other, element by element.</summary>
    public T[] Apply(T[] x, bool wide)
    {
        T[] padded = new T[x.Length + 64];
        x.CopyTo(padded, 0);
        T[] y = new T[x.Length + 64];
        int step = wide ? Vector512<T>.Count : Vector<T>.Count;
        for (int i = 0; i < x.Length; i += step)
        {
            if (wide)
            {
                Wide(Vector512.LoadUnsafe(ref padded[i])).StoreUnsafe(ref y[i]);
            }
            else
            {
                Narrow(Vector.LoadUnsafe(ref padded[i])).StoreUnsafe(ref y[i]);
            }
        }

        return y[..x.Length];
    }

    public T Apply(T x, bool wide) => Apply([x], wide)[0];
}

/// <summary>The functions under test by name.</summary>
internal static class VectorFunctions
{
    public static VectorFunction<T> Get<T>(string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => name switch
    {
        "Exp" => new(VectorMath.Exp, VectorMath.Exp),
        "Expm1" => new(VectorMath.Expm1, VectorMath.Expm1),
        "Tanh" => new(VectorMath.Tanh, VectorMath.Tanh),
        "Sigmoid" => new(VectorMath.Sigmoid, VectorMath.Sigmoid),
        "SigmoidTanh" => new(static x => Activations.SigmoidTanh(x, x), static x => Activations.SigmoidTanh(x, x)),
        "Softplus" => new(VectorMath.Softplus, VectorMath.Softplus),
        "Erf" => new(VectorMath.Erf, VectorMath.Erf),
        "ReLU" => new(Activations.ReLU, Activations.ReLU),
        "LeakyReLU" => new(x => Activations.LeakyReLU(x, Parameter<T>()), x => Activations.LeakyReLU(x, Parameter<T>())),
        "ReLU6" => new(Activations.ReLU6, Activations.ReLU6),
        "ELU" => new(x => Activations.ELU(x, Parameter<T>()), x => Activations.ELU(x, Parameter<T>())),
        "SiLU" => new(Activations.SiLU, Activations.SiLU),
        "GELU" => new(Activations.GELU, Activations.GELU),
        "ClippedReLU" => new(
            x => Activations.ReLU(x, Maximum<T>(), Parameter<T>(), Threshold<T>()),
            x => Activations.ReLU(x, Maximum<T>(), Parameter<T>(), Threshold<T>())),
        "ThresholdedReLU" => new(x => Activations.ThresholdedReLU(x, Parameter<T>()), x => Activations.ThresholdedReLU(x, Parameter<T>())),
        "SoftShrink" => new(x => Activations.SoftShrink(x, Parameter<T>()), x => Activations.SoftShrink(x, Parameter<T>())),
        "HardShrink" => new(x => Activations.HardShrink(x, Parameter<T>()), x => Activations.HardShrink(x, Parameter<T>())),
        "CELU" => new(x => Activations.CELU(x, Parameter<T>()), x => Activations.CELU(x, Parameter<T>())),
        "SELU" => new(Activations.SELU, Activations.SELU),
        "GELUTanh" => new(Activations.GELUTanh, Activations.GELUTanh),
        "HardSigmoid" => new(Activations.HardSigmoid, Activations.HardSigmoid),
        "HardSiLU" => new(Activations.HardSiLU, Activations.HardSiLU),
        "HardTanh" => new(Activations.HardTanh, Activations.HardTanh),
        "Mish" => new(Activations.Mish, Activations.Mish),
        "Softsign" => new(Activations.Softsign, Activations.Softsign),
        "Exponential" => new(Activations.Exponential, Activations.Exponential),
        "LogSigmoid" => new(Activations.LogSigmoid, Activations.LogSigmoid),
        "TanhShrink" => new(Activations.TanhShrink, Activations.TanhShrink),
        "Activations.Sigmoid" => new(Activations.Sigmoid, Activations.Sigmoid),
        "Activations.Tanh" => new(Activations.Tanh, Activations.Tanh),
        "Activations.Softplus" => new(Activations.Softplus, Activations.Softplus),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    public static VectorFunction<T> GetGradient<T>(string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => name switch
    {
        "ReLU" => new(Activations.ReLUGradient, Activations.ReLUGradient),
        "LeakyReLU" => new(y => Activations.LeakyReLUGradient(y, Parameter<T>()), y => Activations.LeakyReLUGradient(y, Parameter<T>())),
        "ReLU6" => new(Activations.ReLU6Gradient, Activations.ReLU6Gradient),
        "ELU" => new(y => Activations.ELUGradient(y, Parameter<T>()), y => Activations.ELUGradient(y, Parameter<T>())),
        "Sigmoid" => new(Activations.SigmoidGradient, Activations.SigmoidGradient),
        "Tanh" => new(Activations.TanhGradient, Activations.TanhGradient),
        "Softplus" => new(Activations.SoftplusGradient, Activations.SoftplusGradient),
        "SiLU" => new(Activations.SiLUGradient, Activations.SiLUGradient),
        "GELU" => new(Activations.GELUGradient, Activations.GELUGradient),
        "ClippedReLU" => new(
            y => Activations.ReLUGradient(y, Maximum<T>(), Parameter<T>()),
            y => Activations.ReLUGradient(y, Maximum<T>(), Parameter<T>())),
        "ThresholdedReLU" => new(Activations.ThresholdedReLUGradient, Activations.ThresholdedReLUGradient),
        "SoftShrink" => new(Activations.SoftShrinkGradient, Activations.SoftShrinkGradient),
        "HardShrink" => new(Activations.HardShrinkGradient, Activations.HardShrinkGradient),
        "CELU" => new(y => Activations.CELUGradient(y, Parameter<T>()), y => Activations.CELUGradient(y, Parameter<T>())),
        "SELU" => new(Activations.SELUGradient, Activations.SELUGradient),
        "GELUTanh" => new(Activations.GELUTanhGradient, Activations.GELUTanhGradient),
        "HardSigmoid" => new(Activations.HardSigmoidGradient, Activations.HardSigmoidGradient),
        "HardSiLU" => new(Activations.HardSiLUGradient, Activations.HardSiLUGradient),
        "HardTanh" => new(Activations.HardTanhGradient, Activations.HardTanhGradient),
        "Mish" => new(Activations.MishGradient, Activations.MishGradient),
        "Softsign" => new(Activations.SoftsignGradient, Activations.SoftsignGradient),
        "Exponential" => new(Activations.ExponentialGradient, Activations.ExponentialGradient),
        "LogSigmoid" => new(Activations.LogSigmoidGradient, Activations.LogSigmoidGradient),
        "TanhShrink" => new(Activations.TanhShrinkGradient, Activations.TanhShrinkGradient),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    public static DoubleDouble Precisely(string name, DoubleDouble x) => name switch
    {
        "Exp" => Precise.Exp(x),
        "Expm1" => Precise.Expm1(x),
        "Tanh" => Precise.Tanh(x),
        "Sigmoid" => Precise.Sigmoid(x),
        "SigmoidTanh" => Precise.Sigmoid(x) * Precise.Tanh(x),
        "Softplus" => Precise.Softplus(x),
        "Erf" => Precise.Erf(x),
        "ReLU" => x.High > 0 ? x : 0,
        "LeakyReLU" => x.High > 0 ? x : x * 0.25,
        "ReLU6" => x.High > 0 ? (x.High < 6 ? x : 6) : 0,
        "ELU" => x.High > 0 ? x : Precise.Expm1(x) * 0.25,
        "SiLU" => Precise.SiLU(x),
        "GELU" => Precise.GELU(x),
        "ClippedReLU" => x.High > 0.5 ? (x.High < 4 ? x : 4) : (x - 0.5) * 0.25,
        "ThresholdedReLU" => x.High > 0.25 ? x : 0,
        "SoftShrink" => x.High > 0.25 ? x - 0.25 : x.High < -0.25 ? x + 0.25 : 0,
        "HardShrink" => Math.Abs(x.High) > 0.25 ? x : 0,
        "SELU" => Precise.SELU(x),
        "CELU" => x.High > 0 ? x : Precise.Expm1(x * 4) * 0.25,
        "GELUTanh" => Precise.GELUTanh(x),
        "HardSigmoid" => Precise.HardSigmoid(x),
        "HardSiLU" => x * Precise.HardSigmoid(x),
        "HardTanh" => x.High > 1 ? 1 : x.High < -1 ? -1 : x,
        "Mish" => x * Precise.Tanh(Precise.Softplus(x)),
        "Softsign" => x / (x.High < 0 ? (DoubleDouble)1 - x : (DoubleDouble)1 + x),
        "Exponential" => Precise.Exp(x),
        "LogSigmoid" => -Precise.Softplus(-x),
        "TanhShrink" => x - Precise.Tanh(x),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    /// <summary>Where the clipped ReLU is clipped.</summary>
    public static T Maximum<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.CreateChecked(4);

    /// <summary>Where the clipped ReLU begins.</summary>
    public static T Threshold<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.CreateChecked(0.5);

    /// <summary>
    /// The slope of the leaky and the clipped ReLU, the α of ELU and CELU, the threshold of the others: a power of two, exact in
    /// either type.
    /// </summary>
    public static T Parameter<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.CreateChecked(0.25);
}
