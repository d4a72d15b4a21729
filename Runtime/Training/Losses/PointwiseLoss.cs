using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNet;

/// <summary>A loss of one's own: the mean over a sample's outputs of what a struct says of each.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <typeparam name="TLoss">The loss of one output.</typeparam>
/// <param name="name">Its name in messages, such as <c>quantile</c>.</param>
/// <param name="function">The struct with its settings. Default: all fields 0.</param>
public sealed class PointwiseLoss<T, TLoss>(string name, TLoss function = default) : Loss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TLoss : struct, IPointwiseLoss<T>
{
    /// <inheritdoc/>
    public override string Name { get; } = name ?? throw new ArgumentNullException(nameof(name));

    /// <summary>The loss of one output.</summary>
    public TLoss Function { get; } = function;

    /// <inheritdoc/>
    protected override double Compute(
        ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize, Span<T> gradients, T scale, bool fused)
        => PointwiseLoss.Evaluate(Function, predictions, targets, outputSize, gradients, scale);
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
