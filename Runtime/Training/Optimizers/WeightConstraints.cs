using System;
using System.Linq;
using System.Numerics;

namespace StaticNet;

/// <summary>Holds parameters to their constraints.</summary>
internal sealed class WeightConstraints<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Rows whose squares are summed in T before they go to a sum in double.
    private const int Rows = 256;

    private ParameterInfo[] _nonNegative = [];
    private ParameterInfo[] _maxNorm = [];
    private double[] _norms = [];
    private NormUnits?[] _units = [];

    /// <summary>Takes the table of another network.</summary>
    internal void Bind(ParameterStore<T> parameters)
    {
        _nonNegative = [.. parameters.Table.Where(info => info.Trainable && info.Constraint == Constraint.NonNegative)];
        _maxNorm = [.. parameters.Table.Where(info => info.Trainable && info.Constraint == Constraint.MaxNorm)];
        _units = [.. _maxNorm.Select(info => InColumns(info) ? null : new NormUnits(info))];
        _norms = new double[_units.Select(units => units?.Count ?? 0).DefaultIfEmpty().Max()];
    }

    /// <summary>The constraints of single elements, for a range of the arena that starts at <paramref name="start"/>.</summary>
    internal void ApplyToElements(Span<T> range, int start)
    {
        foreach (ParameterInfo info in _nonNegative)
        {
            int first = Math.Max(info.Offset, start) - start;
            int end = Math.Min(info.Offset + info.Layout.Size, start + range.Length) - start;
            if (first < end)
            {
                ClampToZero(range[first..end]);
            }
        }
    }

    /// <summary>The constraints of whole columns, for the whole arena.</summary>
    internal void ApplyToColumns(Span<T> parameters)
    {
        for (int i = 0; i < _maxNorm.Length; i++)
        {
            ParameterInfo info = _maxNorm[i];
            Span<T> values = parameters.Slice(info.Offset, info.Layout.Size);
            if (_units[i] is NormUnits units)
            {
                LimitUnits(values, info, units);
                continue;
            }

            int block = info.Layout.Rows * PackedLayout.Block;
            for (int start = 0; start < values.Length; start += block)
            {
                LimitBlock(values.Slice(start, block), info.ConstraintLimit);
            }
        }
    }

    /// <summary>Whether the elements of one norm are a column of the layout: else the layout is flat, or the norm is over other axes.</summary>
    private static bool InColumns(ParameterInfo info) =>
        info.ConstraintAxes is null && info.Shape.Count > 1 && info.Layout.Columns == info.Shape[^1];

    // Keras multiplies every column by min(norm, limit) / (norm + 1e-7), which below the limit is 1 but for a rounding.
    private static double Factor(double norm, double limit) => norm > limit ? limit / (norm + ClassTargets.KerasEpsilon) : 1;

    private static void ClampToZero(Span<T> values)
    {
        int i = 0;
        for (; i <= values.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> value = new(values[i..]);
            Vector.ConditionalSelect(Vector.LessThan(value, Vector<T>.Zero), Vector<T>.Zero, value).CopyTo(values[i..]);
        }

        for (; i < values.Length; i++)
        {
            values[i] = values[i] < T.Zero ? T.Zero : values[i];
        }
    }

    /// <summary>A block of 16 columns, row after row.</summary>
    private static void LimitBlock(Span<T> block, double limit)
    {
        Span<double> squares = stackalloc double[PackedLayout.Block];
        squares.Clear();
        for (int start = 0; start < block.Length; start += Rows * PackedLayout.Block)
        {
            AddSquares(block[start..Math.Min(start + (Rows * PackedLayout.Block), block.Length)], squares);
        }

        Span<T> factors = stackalloc T[PackedLayout.Block];
        bool scales = false;
        for (int lane = 0; lane < factors.Length; lane++)
        {
            double factor = Factor(Math.Sqrt(squares[lane]), limit);
            factors[lane] = T.CreateTruncating(factor);
            scales |= factor < 1;
        }

        if (!scales)
        {
            return;
        }

        for (int lane = 0; lane < PackedLayout.Block; lane += Vector<T>.Count)
        {
            Vector<T> factor = new(factors[lane..]);
            for (int i = lane; i < block.Length; i += PackedLayout.Block)
            {
                (new Vector<T>(block[i..]) * factor).CopyTo(block[i..]);
            }
        }
    }

    private static void AddSquares(ReadOnlySpan<T> rows, Span<double> squares)
    {
        for (int lane = 0; lane < PackedLayout.Block; lane += Vector<T>.Count)
        {
            Vector<T> sums = Vector<T>.Zero;
            for (int i = lane; i < rows.Length; i += PackedLayout.Block)
            {
                Vector<T> value = new(rows[i..]);
                sums += value * value;
            }

            for (int k = 0; k < Vector<T>.Count; k++)
            {
                squares[lane + k] += double.CreateTruncating(sums[k]);
            }
        }
    }

    private void LimitUnits(Span<T> values, ParameterInfo info, NormUnits units)
    {
        PackedLayout layout = info.Layout;
        Span<double> norms = _norms.AsSpan(0, units.Count);
        norms.Clear();
        for (int i = 0; i < layout.Count; i++)
        {
            double value = double.CreateTruncating(values[layout.IndexOf(i / layout.Columns, i % layout.Columns)]);
            norms[units.Of(i)] += value * value;
        }

        foreach (ref double norm in norms)
        {
            norm = Factor(Math.Sqrt(norm), info.ConstraintLimit);
        }

        for (int i = 0; i < layout.Count; i++)
        {
            values[layout.IndexOf(i / layout.Columns, i % layout.Columns)] *= T.CreateTruncating(norms[units.Of(i)]);
        }
    }
}
