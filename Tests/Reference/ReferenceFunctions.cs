using System;

namespace StaticNet.Tests.Reference;

/// <summary>The activation functions from their definitions, in double.</summary>
internal static class ReferenceFunctions
{
    /// <summary>How many roundings an elementary function of the runtime may be off, relative to its largest value nearby.</summary>
    private const double FunctionRoundings = 16;

    /// <summary>Applies a function to every element, or over the last axis for softmax.</summary>
    /// <param name="function">The function.</param>
    /// <param name="parameter">The slope of leaky ReLU, α of ELU.</param>
    /// <param name="rounding">The unit roundoff of the arithmetic that is checked.</param>
    /// <param name="tensor">The values; replaced.</param>
    public static void Apply(Activation function, double parameter, double rounding, ReferenceTensor tensor)
    {
        if (function == Activation.Softmax)
        {
            Softmax(rounding, tensor);
            return;
        }

        for (int i = 0; i < tensor.Values.Length && function != Activation.Linear; i++)
        {
            double x = tensor.Values[i];
            double y = Value(function, parameter, x);
            double steepest = function switch
            {
                // The largest slope anywhere.
                Activation.Sigmoid => 0.25,
                Activation.SiLU => 1.1,
                Activation.GELU => 1.13,
                Activation.ELU => Math.Max(1, parameter),
                _ => 1,
            };
            double scale = function switch
            {
                Activation.ReLU or Activation.ReLU6 => 0,
                Activation.ELU => Math.Max(Math.Abs(y), Math.Min(parameter, parameter * Math.Abs(x))),
                Activation.SiLU or Activation.GELU => Math.Abs(x),
                _ => Math.Abs(y),
            };
            tensor.Set(i, y, (steepest * tensor.Errors[i]) + (FunctionRoundings * rounding * scale));
        }
    }

    /// <summary>A function of one number.</summary>
    public static double Value(Activation function, double parameter, double x) => function switch
    {
        Activation.Linear => x,
        Activation.ReLU => Math.Max(x, 0),
        Activation.LeakyReLU => x >= 0 ? x : parameter * x,
        Activation.ReLU6 => Math.Min(Math.Max(x, 0), 6),
        Activation.ELU => x > 0 ? x : parameter * ExpMinusOne(x),
        Activation.Sigmoid => 1 / (1 + Math.Exp(-x)),
        Activation.Tanh => Math.Tanh(x),
        Activation.Softplus => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x))),
        Activation.SiLU => x / (1 + Math.Exp(-x)),
        Activation.GELU => 0.5 * x * (1 + Erf(x / Math.Sqrt(2))),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "No function of one number."),
    };

    // erf x = 2/√π · exp(−x²) · Σ 2ⁿ x²ⁿ⁺¹ / (2n + 1)!!: no term has another sign, so nothing cancels.
    private static double Erf(double x)
    {
        if (Math.Abs(x) > 6)
        {
            return Math.Sign(x);
        }

        double term = x;
        double sum = x;
        for (int n = 1; Math.Abs(term) > 1e-18 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    private static double ExpMinusOne(double x) => Math.Exp(x / 2) * 2 * Math.Sinh(x / 2);

    // Kahan's correction of ln(1 + x) for what 1 + x loses.
    private static double Log1p(double x)
    {
        double sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * x / (sum - 1);
    }

    private static void Softmax(double rounding, ReferenceTensor tensor)
    {
        int channels = tensor.Channels;
        for (int start = 0; start < tensor.Values.Length; start += channels)
        {
            Span<double> values = tensor.Values.AsSpan(start, channels);
            Span<double> errors = tensor.Errors.AsSpan(start, channels);
            double largest = double.NegativeInfinity;
            double largestError = 0;
            for (int i = 0; i < channels; i++)
            {
                largest = Math.Max(largest, values[i]);
                largestError = Math.Max(largestError, errors[i]);
            }

            double sum = 0;
            double range = 0;
            for (int i = 0; i < channels; i++)
            {
                range = Math.Max(range, largest - values[i]);
                values[i] = Math.Exp(values[i] - largest);
                sum += values[i];
            }

            for (int i = 0; i < channels; i++)
            {
                values[i] /= sum;

                // Relative: those of the two exponents, that of the shifted argument, and those of exponential, sum and quotient.
                errors[i] = values[i] * ((2 * largestError) + ((channels + range + FunctionRoundings) * rounding));
            }
        }
    }
}
