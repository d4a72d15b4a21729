using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNet;

/// <summary>What a loss does with one output, for vectors and for the elements that are left over.</summary>
internal interface IPointwiseLoss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The loss of each element.</summary>
    Vector<T> Loss(Vector<T> prediction, Vector<T> target);

    /// <summary>Its derivative by the prediction.</summary>
    Vector<T> Gradient(Vector<T> prediction, Vector<T> target);
}

/// <summary>Losses that are a mean of something over each output by itself.</summary>
internal static class PointwiseLoss
{
    // Partial sums in T stay short, so that single precision does not lose a long sum's small terms.
    private const int Chunk = 1024;

    /// <summary>The summed loss and, where asked for, scale / outputSize · the derivatives.</summary>
    internal static double Evaluate<T, TLoss>(
        TLoss loss, ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize, Span<T> gradients, T scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLoss : struct, IPointwiseLoss<T>
    {
        double sum = 0;
        T factor = scale / T.CreateTruncating(outputSize);
        for (int start = 0; start < predictions.Length; start += Chunk)
        {
            int count = Math.Min(Chunk, predictions.Length - start);
            Span<T> chunkGradients = gradients.IsEmpty ? default : gradients.Slice(start, count);
            sum += EvaluateChunk(loss, predictions.Slice(start, count), targets.Slice(start, count), chunkGradients, factor);
        }

        return sum / outputSize;
    }

    private static double EvaluateChunk<T, TLoss>(
        TLoss loss, ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, Span<T> gradients, T factor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLoss : struct, IPointwiseLoss<T>
    {
        int width = Vector<T>.Count;
        int whole = predictions.Length - (predictions.Length % width);
        Vector<T> sums = Vector<T>.Zero;
        for (int i = 0; i < whole; i += width)
        {
            Vector<T> prediction = new(predictions[i..]);
            Vector<T> target = new(targets[i..]);
            sums += loss.Loss(prediction, target);
            if (!gradients.IsEmpty)
            {
                (loss.Gradient(prediction, target) * factor).CopyTo(gradients[i..]);
            }
        }

        double sum = double.CreateTruncating(Vector.Sum(sums));
        for (int i = whole; i < predictions.Length; i++)
        {
            // One element at a time, through the same code: only lane 0 counts.
            Vector<T> prediction = new(predictions[i]);
            Vector<T> target = new(targets[i]);
            sum += double.CreateTruncating(loss.Loss(prediction, target)[0]);
            if (!gradients.IsEmpty)
            {
                gradients[i] = loss.Gradient(prediction, target)[0] * factor;
            }
        }

        return sum;
    }

    /// <summary>The natural logarithm; the base library has it for either element type, but not for both at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Log<T>(Vector<T> value)
        => Unsafe.SizeOf<T>() == sizeof(float)
            ? Vector.Log(value.As<T, float>()).As<float, T>()
            : Vector.Log(value.As<T, double>()).As<double, T>();
}
