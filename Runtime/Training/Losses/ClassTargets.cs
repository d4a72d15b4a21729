using System;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNet;

/// <summary>What the cross-entropies share.</summary>
internal static class ClassTargets
{
    /// <summary>Keras' <c>backend.epsilon()</c>: probabilities that come from no known activation are kept this far from 0 and 1.</summary>
    internal const double KerasEpsilon = 1e-7;

    /// <summary>
    /// Stands in for a probability of 0 within a logarithm: the smallest normal number, so that the loss of a fused
    /// cross-entropy stays finite (87 in single precision) where the probability underflows.
    /// </summary>
    internal static T SmallestProbability<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Unsafe.SizeOf<T>() == sizeof(float) ? T.CreateChecked(1.1754943508222875e-38) : T.CreateChecked(2.2250738585072014e-308);

    /// <exception cref="ArgumentOutOfRangeException">The smoothing is not in [0, 1].</exception>
    internal static void CheckSmoothing(double labelSmoothing)
    {
        // Negated, so that NaN is refused.
        if (!(labelSmoothing is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(labelSmoothing), labelSmoothing, "Expected a label smoothing from 0 to 1.");
        }
    }

    /// <summary>A class index from its element.</summary>
    /// <exception cref="ArgumentException">It is not whole, or not a class.</exception>
    internal static int Index<T>(T target, int classes, int sample)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => T.IsInteger(target) && target >= T.Zero && target < T.CreateChecked(classes)
            ? int.CreateTruncating(target)
            : throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Target of sample {sample}: expected a class index from 0 to {classes - 1}, found {target}."));

    /// <summary>ln Σ eᶻ, without overflow.</summary>
    internal static T LogSumOfExponentials<T>(ReadOnlySpan<T> logits)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T largest = logits[0];
        foreach (T value in logits)
        {
            largest = T.Max(largest, value);
        }

        T sum = T.Zero;
        foreach (T value in logits)
        {
            sum += T.Exp(value - largest);
        }

        return largest + T.Log(sum);
    }

    /// <summary>Classes of one distribution, from a loss's setting, where 0 means all outputs of a sample.</summary>
    /// <exception cref="ArgumentException">The outputs are no whole number of distributions.</exception>
    internal static int Classes(int setting, int outputSize, string loss)
        => setting == 0 ? outputSize
            : outputSize % setting == 0 ? setting
            : throw new ArgumentException($"{loss} expects distributions of {setting} classes, found {outputSize} outputs.");

    /// <exception cref="ArgumentOutOfRangeException">The number of classes is neither 0 nor at least 2.</exception>
    internal static int CheckSetting(int classes)
        => classes is 0 or >= 2
            ? classes
            : throw new ArgumentOutOfRangeException(nameof(classes), classes, "Expected 0 for all outputs, or at least 2 classes.");

    /// <exception cref="ArgumentException">The output's last axis is not that of the classes.</exception>
    internal static void CheckClasses(NetworkInfo network, string loss, int classes = 0)
    {
        bool fits = classes == 0
            ? network.OutputShape.Count == 1 && network.OutputSize >= 2
            : network.OutputShape.Count == 1 ? network.OutputSize % classes == 0 : network.OutputShape[^1] == classes;
        if (!fits)
        {
            string expected = classes == 0
                ? "[classes], at least 2 of them (with more axes the loss has to be told how many classes there are)"
                : $"[..., {classes}]";
            throw new ArgumentException(
                $"{loss} expects an output of shape {expected}; {network.Name} has [{string.Join(", ", network.OutputShape)}].",
                nameof(network));
        }
    }
}
