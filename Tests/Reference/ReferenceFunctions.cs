using System;

namespace StaticNet.Tests.Reference;

/// <summary>The activation functions from their definitions, in double.</summary>
internal static class ReferenceFunctions
{
    /// <summary>How many roundings an elementary function of the runtime may be off, relative to its largest value nearby.</summary>
    private const double FunctionRoundings = 16;

    private const double SELUScale = 1.0507009873554805;
    private const double SELUAlpha = 1.6732632423543772;

    /// <summary>Applies a function to every element, or over the last axis for softmax and its logarithm.</summary>
    /// <param name="function">The function.</param>
    /// <param name="numbers">The numbers in its formula.</param>
    /// <param name="rounding">The unit roundoff of the arithmetic that is checked.</param>
    /// <param name="tensor">The values; replaced.</param>
    public static void Apply(Activation function, ActivationNumbers numbers, double rounding, ReferenceTensor tensor)
    {
        if (function is Activation.Softmax or Activation.LogSoftmax)
        {
            Softmax(rounding, tensor, logarithm: function == Activation.LogSoftmax);
            return;
        }

        for (int i = 0; i < tensor.Values.Length && function != Activation.Linear; i++)
        {
            double x = tensor.Values[i];
            double y = Value(function, numbers, x);
            double steepest = function switch
            {
                // The largest slope anywhere.
                Activation.Sigmoid => 0.25,
                Activation.SiLU => 1.1,
                Activation.GELU or Activation.GELUTanh => 1.13,
                Activation.ELU => Math.Max(1, numbers.AlphaOrDefault),
                Activation.SELU => SELUScale * SELUAlpha,
                Activation.HardSigmoid => 1.0 / 6,
                Activation.HardSiLU => 1.5,
                Activation.Mish => 1.1,

                // Nearby, not anywhere.
                Activation.Exponential => y * Math.Exp(tensor.Errors[i]),
                _ => 1,
            };
            double scale = function switch
            {
                Activation.ReLU or Activation.ReLU6 => Math.Abs(numbers.SlopeOf(function) * x),
                Activation.ELU => Math.Max(Math.Abs(y), Math.Min(numbers.AlphaOrDefault, numbers.AlphaOrDefault * Math.Abs(x))),
                Activation.CELU => Math.Max(Math.Abs(y), Math.Min(numbers.AlphaOrDefault, Math.Abs(x))),
                Activation.SELU => Math.Max(Math.Abs(y), SELUScale * SELUAlpha * Math.Min(1, Math.Abs(x))),
                Activation.HardSigmoid => 1,
                Activation.SiLU or Activation.GELU or Activation.GELUTanh or Activation.HardSiLU or Activation.Mish
                    or Activation.SoftShrink or Activation.TanhShrink => Math.Abs(x),
                _ => Math.Abs(y),
            };

            // Where a function jumps, an error of the argument may take it over the edge.
            double threshold = numbers.ThresholdOf(function);
            double jump = function switch
            {
                Activation.ReLU or Activation.ThresholdedReLU => Math.Abs(x - threshold) <= tensor.Errors[i] ? threshold : 0,
                Activation.HardShrink => Math.Abs(Math.Abs(x) - threshold) <= tensor.Errors[i] ? threshold : 0,
                _ => 0,
            };
            tensor.Set(i, y, jump + (steepest * tensor.Errors[i]) + (FunctionRoundings * rounding * scale));
        }
    }

    /// <summary>A function of one number.</summary>
    public static double Value(Activation function, ActivationNumbers numbers, double x) => function switch
    {
        Activation.Linear => x,
        Activation.ReLU => x > numbers.ThresholdOf(function)
            ? Math.Min(x, numbers.MaximumOrDefault)
            : numbers.SlopeOf(function) * (x - numbers.ThresholdOf(function)),
        Activation.LeakyReLU => x >= 0 ? x : numbers.SlopeOf(function) * x,
        Activation.ReLU6 => Math.Min(Math.Max(x, 0), 6),
        Activation.ELU => x > 0 ? x : numbers.AlphaOrDefault * ExpMinusOne(x),
        Activation.Sigmoid => 1 / (1 + Math.Exp(-x)),
        Activation.Tanh => Math.Tanh(x),
        Activation.Softplus => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x))),
        Activation.SiLU => x / (1 + Math.Exp(-x)),
        Activation.GELU => 0.5 * x * (1 + Erf(x / Math.Sqrt(2))),
        Activation.SELU => SELUScale * (x > 0 ? x : SELUAlpha * ExpMinusOne(x)),
        Activation.CELU => Math.Max(x, 0) + Math.Min(0, numbers.AlphaOrDefault * ExpMinusOne(x / numbers.AlphaOrDefault)),
        Activation.GELUTanh => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x)))),
        Activation.HardSigmoid => Math.Clamp(x + 3, 0, 6) / 6,
        Activation.HardSiLU => x * Math.Clamp(x + 3, 0, 6) / 6,
        Activation.HardTanh => Math.Clamp(x, -1, 1),
        Activation.Mish => x * Math.Tanh(Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)))),
        Activation.Softsign => x / (1 + Math.Abs(x)),
        Activation.Exponential => Math.Exp(x),
        Activation.LogSigmoid => Math.Min(x, 0) - Log1p(Math.Exp(-Math.Abs(x))),
        Activation.ThresholdedReLU => x > numbers.ThresholdOf(function) ? x : 0,
        Activation.SoftShrink => Math.Sign(x) * Math.Max(0, Math.Abs(x) - numbers.ThresholdOf(function)),
        Activation.HardShrink => Math.Abs(x) > numbers.ThresholdOf(function) ? x : 0,
        Activation.TanhShrink => x - Math.Tanh(x),
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

    private static void Softmax(double rounding, ReferenceTensor tensor, bool logarithm)
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
            if (logarithm)
            {
                for (int i = 0; i < channels; i++)
                {
                    sum += Math.Exp(values[i] - largest);
                }

                for (int i = 0; i < channels; i++)
                {
                    // Its own error and that of the sum, which is no more than the largest; roundings as they come.
                    double below = largest - values[i];
                    values[i] = -below - Math.Log(sum);
                    errors[i] += largestError + ((below + Math.Log(sum) + channels + FunctionRoundings) * rounding);
                }

                continue;
            }

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
