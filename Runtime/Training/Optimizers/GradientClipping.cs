using System;
using System.Numerics;

namespace StaticNet;

/// <summary>The three ways of clipping, of which one may be set.</summary>
internal sealed class GradientClipping<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Partial sums in T stay short; the rest is summed in double.
    private const int Chunk = 1024;

    private double[] _parameterFactors = [];
    private ParameterStore<T>? _parameters;
    private double _globalFactor = 1;

    /// <summary>The largest norm of a parameter's gradient.</summary>
    internal double? Norm { get; set; }

    /// <summary>The largest norm of all gradients together.</summary>
    internal double? GlobalNorm { get; set; }

    /// <summary>The largest magnitude of an element.</summary>
    internal double? Value { get; set; }

    /// <summary>Σ x²; where squares overflow single precision, in double.</summary>
    internal static double SumOfSquares(ReadOnlySpan<T> values)
    {
        double total = 0;
        for (int start = 0; start < values.Length; start += Chunk)
        {
            ReadOnlySpan<T> chunk = values.Slice(start, Math.Min(Chunk, values.Length - start));
            Vector<T> sums = Vector<T>.Zero;
            int i = 0;
            for (; i <= chunk.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                Vector<T> value = new(chunk[i..]);
                sums += value * value;
            }

            double sum = double.CreateTruncating(Vector.Sum(sums));
            for (; i < chunk.Length; i++)
            {
                sum += double.CreateTruncating(chunk[i] * chunk[i]);
            }

            total += double.IsFinite(sum) ? sum : InDouble(chunk);
        }

        return total;
    }

    /// <summary>Finds the factors of a step.</summary>
    /// <exception cref="InvalidOperationException">More than one way is set.</exception>
    internal void Prepare(ParameterStore<T> parameters, ReadOnlySpan<T> gradients, double sumOfSquares)
    {
        if ((Norm is null ? 0 : 1) + (GlobalNorm is null ? 0 : 1) + (Value is null ? 0 : 1) > 1)
        {
            throw new InvalidOperationException("Expected at most one of ClipNorm, GlobalClipNorm and ClipValue, found several.");
        }

        _globalFactor = GlobalNorm is double global ? Factor(sumOfSquares, global) : 1;
        if (Norm is double norm)
        {
            if (!ReferenceEquals(_parameters, parameters))
            {
                _parameters = parameters;
                _parameterFactors = new double[parameters.Table.Count];
            }

            for (int i = 0; i < _parameterFactors.Length; i++)
            {
                ParameterInfo info = parameters.Table[i];
                _parameterFactors[i] = info.Trainable
                    ? Factor(SumOfSquares(gradients.Slice(info.Offset, info.Layout.Size)), norm)
                    : 1;
            }
        }
    }

    /// <summary>Clips a range of the arena that starts at <paramref name="start"/>.</summary>
    internal void Apply(Span<T> gradients, int start)
    {
        if (Value is double value)
        {
            Elementwise.Clamp(gradients, T.CreateTruncating(value));
        }
        else if (GlobalNorm is not null && _globalFactor < 1)
        {
            Elementwise.Scale(gradients, T.CreateTruncating(_globalFactor));
        }
        else if (Norm is not null)
        {
            for (int i = 0; i < _parameterFactors.Length; i++)
            {
                ParameterInfo info = _parameters!.Table[i];
                int first = Math.Max(info.Offset, start) - start;
                int end = Math.Min(info.Offset + info.Layout.Size, start + gradients.Length) - start;
                if (_parameterFactors[i] < 1 && first < end)
                {
                    Elementwise.Scale(gradients[first..end], T.CreateTruncating(_parameterFactors[i]));
                }
            }
        }
    }

    private static double Factor(double sumOfSquares, double limit)
    {
        double norm = Math.Sqrt(sumOfSquares);
        return norm > limit ? limit / norm : 1;
    }

    private static double InDouble(ReadOnlySpan<T> values)
    {
        double sum = 0;
        foreach (T value in values)
        {
            double wide = double.CreateTruncating(value);
            sum += wide * wide;
        }

        return sum;
    }
}
