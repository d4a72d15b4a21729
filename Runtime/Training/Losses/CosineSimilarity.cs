using System;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// The negative cosine of the angle between prediction and target, −p · y / (|p| |y|): −1 where they point the same way, 0 where
/// they are orthogonal, 1 where they are opposite. Norms below 1e-7 count as 1e-7, so that a vector of zeros has a loss of 0.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class CosineSimilarity<T> : Loss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Chooses the vectors.</summary>
    /// <param name="vectorSize">
    /// Elements of one vector, at least 1, for outputs that are several of them (the last axis, in Keras); a sample's loss is
    /// their mean. Default: 0, all outputs of a sample are one.
    /// </param>
    public CosineSimilarity([ValueRange(0)] int vectorSize = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(vectorSize);
        VectorSize = vectorSize;
    }

    /// <summary>Elements of one vector; 0: all outputs of a sample.</summary>
    public int VectorSize { get; }

    /// <inheritdoc/>
    public override string Name => "cosine_similarity";

    /// <inheritdoc/>
    public override void CheckOutput(NetworkInfo network)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (VectorSize > 0 && network.OutputSize % VectorSize != 0)
        {
            throw new ArgumentException(
                $"{Name} expects vectors of {VectorSize} elements; {network.Name} has [{string.Join(", ", network.OutputShape)}].",
                nameof(network));
        }
    }

    /// <inheritdoc/>
    protected override double Compute(
        ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize, Span<T> gradients, T scale, bool fused)
    {
        int size = VectorSize == 0 ? outputSize : VectorSize;
        if (outputSize % size != 0)
        {
            throw new ArgumentException($"{Name} expects vectors of {size} elements, found {outputSize} outputs.");
        }

        int rows = outputSize / size;
        double rowScale = double.CreateTruncating(scale) / rows;
        double loss = 0;
        for (int start = 0; start < predictions.Length; start += size)
        {
            Span<T> gradient = gradients.IsEmpty ? default : gradients.Slice(start, size);
            loss -= Cosine(predictions.Slice(start, size), targets.Slice(start, size), gradient, -rowScale);
        }

        return loss / rows;
    }

    // c = p · y / (|p| |y|): ∂c/∂p = y / (|p| |y|) − c p / |p|²; where |p| counts as a constant the second term falls away.
    private static double Cosine(ReadOnlySpan<T> p, ReadOnlySpan<T> y, Span<T> gradient, double scale)
    {
        double product = 0;
        double squareP = 0;
        double squareY = 0;
        for (int i = 0; i < p.Length; i++)
        {
            double a = double.CreateTruncating(p[i]);
            double b = double.CreateTruncating(y[i]);
            product += a * b;
            squareP += a * a;
            squareY += b * b;
        }

        double normP = Math.Max(Math.Sqrt(squareP), ClassTargets.KerasEpsilon);
        double normY = Math.Max(Math.Sqrt(squareY), ClassTargets.KerasEpsilon);
        double cosine = product / (normP * normY);
        double towards = scale / (normP * normY);
        double away = normP > ClassTargets.KerasEpsilon ? scale * cosine / (normP * normP) : 0;
        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] = T.CreateTruncating((towards * double.CreateTruncating(y[i])) - (away * double.CreateTruncating(p[i])));
        }

        return cosine;
    }
}
