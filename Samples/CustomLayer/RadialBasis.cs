using System;
using System.Numerics;
using StaticNet;

namespace CustomLayer;

/// <summary>
/// A layer of one's own: units that answer where the input is near their centre, y = exp(−(w · |x − c|)²). The struct is generic,
/// so that the same code runs in float and is checked in double.
/// </summary>
/// <typeparam name="T">The precision of the network.</typeparam>
[CustomParameter("centers", LayerSize.InputElements, LayerSize.OutputElements, Initializer = Initializer.LecunUniform)]
[CustomParameter("sharpness", LayerSize.OutputElements, Initializer = Initializer.Constant, InitializerValue = 3)]
public readonly struct RadialBasis<T> : ICustomLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public static void Forward(in CustomForward<T> pass)
    {
        ReadOnlySpan<T> centers = pass.Parameter(0);
        ReadOnlySpan<T> sharpness = pass.Parameter(1);
        int units = pass.Output.Length;
        for (int unit = 0; unit < units; unit++)
        {
            T squares = T.Zero;
            for (int i = 0; i < pass.Input.Length; i++)
            {
                T difference = pass.Input[i] - centers[(i * units) + unit];
                squares += difference * difference;
            }

            pass.Output[unit] = T.Exp(-sharpness[unit] * sharpness[unit] * squares);
        }
    }

    /// <inheritdoc/>
    /// <remarks>∂y/∂x = −2 w² (x − c) y, ∂y/∂c is the opposite, ∂y/∂w = −2 w |x − c|² y.</remarks>
    public static void Backward(in CustomBackward<T> pass)
    {
        ReadOnlySpan<T> centers = pass.Parameter(0);
        ReadOnlySpan<T> sharpness = pass.Parameter(1);
        Span<T> centerGradients = pass.ParameterGradient(0);
        Span<T> sharpnessGradients = pass.ParameterGradient(1);
        int units = pass.Output.Length;
        for (int unit = 0; unit < units; unit++)
        {
            T slope = T.CreateTruncating(-2) * sharpness[unit] * pass.Output[unit] * pass.OutputGradient[unit];
            T squares = T.Zero;
            for (int i = 0; i < pass.Input.Length; i++)
            {
                T difference = pass.Input[i] - centers[(i * units) + unit];
                T gradient = slope * sharpness[unit] * difference;
                squares += difference * difference;
                pass.InputGradient[i] += gradient;
                centerGradients[(i * units) + unit] -= gradient;
            }

            sharpnessGradients[unit] += slope * squares;
        }
    }
}
