using System;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// Adamax (Kingma and Ba 2015, section 7.1), Adam with the largest gradient in the place of the mean square:
/// m ← m + (1 − β₁)(g − m), u ← max(β₂ u, |g|), w ← w − η / (1 − β₁ᵗ) · m / (u + ε).
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Adamax<T> : Optimizer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private AlignedBuffer<T> _means = new(0);
    private AlignedBuffer<T> _largest = new(0);
    private T _rate;

    /// <summary>Chooses the constants.</summary>
    /// <param name="learningRate">η. Default: 0.001.</param>
    /// <param name="beta1">β₁, from 0 to below 1. Default: 0.9.</param>
    /// <param name="beta2">β₂, from 0 to below 1. Default: 0.999.</param>
    /// <param name="epsilon">ε, at least 0. Default: 1e-7.</param>
    public Adamax(
        LearningRateSchedule? learningRate = null,
        [ValueRange(0, 1, ExcludesMaximum = true)] double beta1 = 0.9,
        [ValueRange(0, 1, ExcludesMaximum = true)] double beta2 = 0.999,
        [ValueRange(0)] double epsilon = 1e-7)
        : base(learningRate ?? 0.001)
    {
        Beta1 = CheckShare(beta1, nameof(beta1));
        Beta2 = CheckShare(beta2, nameof(beta2));
        Epsilon = CheckNotNegative(epsilon, nameof(epsilon));
    }

    /// <summary>β₁, the share of the running mean that a step keeps.</summary>
    public double Beta1 { get; }

    /// <summary>β₂, the share of the largest gradient that a step keeps.</summary>
    public double Beta2 { get; }

    /// <summary>ε, added to the largest gradient.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    protected override void Allocate(int size)
    {
        _means = new AlignedBuffer<T>(size);
        _largest = new AlignedBuffer<T>(size);
    }

    /// <inheritdoc/>
    protected override void Prepare() => _rate = T.CreateTruncating(StepLearningRate / (1 - Math.Pow(Beta1, Step)));

    /// <inheritdoc/>
    protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradients, int start)
        => UpdateLoop.Run(
            new Rule(this),
            parameters,
            gradients,
            _means.Span.Slice(start, parameters.Length),
            _largest.Span.Slice(start, parameters.Length));

    private readonly struct Rule(Adamax<T> owner) : ITwoStateUpdateRule<T>
    {
        private readonly Vector<T> _rate = new(owner._rate);
        private readonly Vector<T> _rest1 = new(T.CreateTruncating(1 - owner.Beta1));
        private readonly Vector<T> _beta2 = new(T.CreateTruncating(owner.Beta2));
        private readonly Vector<T> _epsilon = new(T.CreateTruncating(owner.Epsilon));

        public Vector<T> Step(Vector<T> gradient, ref Vector<T> first, ref Vector<T> second)
        {
            first += _rest1 * (gradient - first);
            second = Vector.Max(_beta2 * second, Vector.Abs(gradient));
            return _rate * first / (second + _epsilon);
        }
    }
}
