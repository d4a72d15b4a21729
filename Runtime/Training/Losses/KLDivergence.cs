using System;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// Kullback and Leibler's divergence of a prediction p from a target distribution y: Σ y ln(y / p), both clipped to [1e-7, 1] as
/// in Keras; where p is clipped the gradient is 0.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class KLDivergence<T> : Loss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Chooses the classes.</summary>
    /// <param name="classes">
    /// Classes of one distribution, for outputs that are several of them, such as one per time step ([steps, classes]); a sample's
    /// loss is their mean. Default: 0, all outputs of a sample are one.
    /// </param>
    public KLDivergence([ValueRange(2, OrZero = true)] int classes = 0) => Classes = ClassTargets.CheckSetting(classes);

    /// <summary>Classes of one distribution; 0: all outputs of a sample.</summary>
    public int Classes { get; }

    /// <inheritdoc/>
    public override string Name => "kl_divergence";

    /// <inheritdoc/>
    public override void CheckOutput(NetworkInfo network)
    {
        ArgumentNullException.ThrowIfNull(network);
        ClassTargets.CheckClasses(network, Name, Classes);
    }

    // A sum over classes is a mean over outputs, times the classes.
    /// <inheritdoc/>
    protected override double Compute(
        ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize, Span<T> gradients, T scale, bool fused)
    {
        int classes = ClassTargets.Classes(Classes, outputSize, Name);
        Divergence divergence = new(T.CreateChecked(ClassTargets.KerasEpsilon));
        return classes * PointwiseLoss.Evaluate(
            divergence, predictions, targets, outputSize, gradients, scale * T.CreateTruncating(classes));
    }

    private readonly struct Divergence(T epsilon) : IPointwiseLoss<T>
    {
        private readonly Vector<T> _epsilon = new(epsilon);

        public Vector<T> Loss(Vector<T> prediction, Vector<T> target)
        {
            Vector<T> y = Clip(target);
            return y * PointwiseLoss.Log(y / Clip(prediction));
        }

        public Vector<T> Gradient(Vector<T> prediction, Vector<T> target)
        {
            Vector<T> inside = Vector.Equals(Clip(prediction), prediction);
            return Vector.ConditionalSelect(inside, -(Clip(target) / prediction), Vector<T>.Zero);
        }

        // Comparisons are false for NaN, so that NaN stays NaN.
        private Vector<T> Clip(Vector<T> value)
        {
            value = Vector.ConditionalSelect(Vector.LessThan(value, _epsilon), _epsilon, value);
            return Vector.ConditionalSelect(Vector.GreaterThan(value, Vector<T>.One), Vector<T>.One, value);
        }
    }
}
