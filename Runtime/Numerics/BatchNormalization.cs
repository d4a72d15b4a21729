using System;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNet.Numerics;

/// <summary>
/// The per-channel arithmetic of batch normalisation (Ioffe and Szegedy, 2015) between the sums that kernels make. For
/// generated code. References point to vectors of one element per channel; a null reference stands for an absent γ or β.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BatchNormalization
{
    /// <summary>mean = sum / count.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="sum">Sums per channel.</param>
    /// <param name="mean">Receives the means.</param>
    /// <param name="channels">The number of channels.</param>
    /// <param name="count">Elements that were summed per channel.</param>
    public static void Mean<T>(ref T sum, ref T mean, int channels, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int c = 0; c < channels; c++)
        {
            Unsafe.Add(ref mean, c) = Unsafe.Add(ref sum, c) / T.CreateTruncating(count);
        }
    }

    /// <summary>
    /// scale = γ / √(variance + ε), shift = β − mean · scale, and the statistics, weighted by the samples, added to where the
    /// gradients of the running statistics lie.
    /// </summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="squares">Σ (x − mean)² per channel.</param>
    /// <param name="mean">The means.</param>
    /// <param name="gamma">γ, or null.</param>
    /// <param name="beta">β, or null.</param>
    /// <param name="scale">Receives the scale.</param>
    /// <param name="shift">Receives the shift.</param>
    /// <param name="reciprocal">Receives 1 / √(variance + ε).</param>
    /// <param name="meanSum">samples · mean is added here.</param>
    /// <param name="varianceSum">samples · variance is added here.</param>
    /// <param name="channels">The number of channels.</param>
    /// <param name="samples">Samples of the pass.</param>
    /// <param name="pixels">Elements per sample and channel.</param>
    /// <param name="epsilon">ε.</param>
    public static void Scale<T>(
        ref T squares,
        ref T mean,
        ref T gamma,
        ref T beta,
        ref T scale,
        ref T shift,
        ref T reciprocal,
        ref T meanSum,
        ref T varianceSum,
        int channels,
        int samples,
        int pixels,
        T epsilon)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T weight = T.CreateTruncating(samples);
        for (int c = 0; c < channels; c++)
        {
            T average = Unsafe.Add(ref mean, c);
            T variance = Unsafe.Add(ref squares, c) / T.CreateTruncating((long)samples * pixels);
            T inverse = T.One / T.Sqrt(variance + epsilon);
            T factor = Factor(ref gamma, inverse, c);
            Unsafe.Add(ref reciprocal, c) = inverse;
            Unsafe.Add(ref scale, c) = factor;
            Unsafe.Add(ref shift, c) = Offset(ref beta, c) - (average * factor);
            Unsafe.Add(ref meanSum, c) += weight * average;
            Unsafe.Add(ref varianceSum, c) += weight * variance;
        }
    }

    /// <summary>Scale and shift from the running statistics.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="gamma">γ, or null.</param>
    /// <param name="beta">β, or null.</param>
    /// <param name="movingMean">The running mean.</param>
    /// <param name="movingVariance">The running variance.</param>
    /// <param name="scale">Receives γ / √(variance + ε).</param>
    /// <param name="shift">Receives β − mean · scale.</param>
    /// <param name="channels">The number of channels.</param>
    /// <param name="epsilon">ε.</param>
    public static void ScaleOfRunningStatistics<T>(
        ref T gamma, ref T beta, ref T movingMean, ref T movingVariance, ref T scale, ref T shift, int channels, T epsilon)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int c = 0; c < channels; c++)
        {
            T factor = Factor(ref gamma, T.One / T.Sqrt(Unsafe.Add(ref movingVariance, c) + epsilon), c);
            Unsafe.Add(ref scale, c) = factor;
            Unsafe.Add(ref shift, c) = Offset(ref beta, c) - (Unsafe.Add(ref movingMean, c) * factor);
        }
    }

    /// <summary>
    /// The gradients of β and γ, and what the input's gradient scale · dy + offset + factor · (x − mean) needs:
    /// dx = scale · (dy − mean(dy) − x̂ · mean(dy · x̂)).
    /// </summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="sum">Σ dy per channel.</param>
    /// <param name="product">Σ dy · (x − mean) per channel.</param>
    /// <param name="reciprocal">1 / √(variance + ε).</param>
    /// <param name="scale">The scale of the forward pass.</param>
    /// <param name="betaGradient">dβ is added here; or null.</param>
    /// <param name="gammaGradient">dγ is added here; or null.</param>
    /// <param name="offset">Receives the offset.</param>
    /// <param name="factor">Receives the factor.</param>
    /// <param name="channels">The number of channels.</param>
    /// <param name="count">Elements per channel.</param>
    public static void Gradients<T>(
        ref T sum,
        ref T product,
        ref T reciprocal,
        ref T scale,
        ref T betaGradient,
        ref T gammaGradient,
        ref T offset,
        ref T factor,
        int channels,
        int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T share = T.One / T.CreateTruncating(count);
        for (int c = 0; c < channels; c++)
        {
            T total = Unsafe.Add(ref sum, c);
            T inverse = Unsafe.Add(ref reciprocal, c);
            T normalised = Unsafe.Add(ref product, c) * inverse;
            T slope = Unsafe.Add(ref scale, c);
            if (!Unsafe.IsNullRef(ref betaGradient))
            {
                Unsafe.Add(ref betaGradient, c) += total;
            }

            if (!Unsafe.IsNullRef(ref gammaGradient))
            {
                Unsafe.Add(ref gammaGradient, c) += normalised;
            }

            Unsafe.Add(ref offset, c) = -slope * total * share;
            Unsafe.Add(ref factor, c) = -slope * inverse * normalised * share;
        }
    }

    /// <summary>running = momentum · running + (1 − momentum) · sum / samples.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="running">A running statistic, one element per channel.</param>
    /// <param name="sum">What the passes of the step have added up.</param>
    /// <param name="momentum">The share that is kept.</param>
    /// <param name="samples">Samples of the step.</param>
    public static void Move<T>(Span<T> running, ReadOnlySpan<T> sum, T momentum, int samples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T share = (T.One - momentum) / T.CreateTruncating(samples);
        for (int c = 0; c < running.Length; c++)
        {
            running[c] = (momentum * running[c]) + (share * sum[c]);
        }
    }

    private static T Factor<T>(ref T gamma, T inverse, int channel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Unsafe.IsNullRef(ref gamma) ? inverse : Unsafe.Add(ref gamma, channel) * inverse;

    private static T Offset<T>(ref T beta, int channel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Unsafe.IsNullRef(ref beta) ? T.Zero : Unsafe.Add(ref beta, channel);
}
