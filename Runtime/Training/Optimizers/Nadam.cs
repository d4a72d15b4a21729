using System;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// Nadam (Dozat 2016), Adam with Nesterov's look-ahead, in Keras' form: with uₜ = β₁ (1 − ½ · 0.96ᵗ) and Uₜ the product of all u up
/// to uₜ, m ← m + (1 − β₁)(g − m), v ← v + (1 − β₂)(g² − v), m̂ = uₜ₊₁ m / (1 − Uₜ₊₁) + (1 − uₜ) g / (1 − Uₜ), v̂ = v / (1 − β₂ᵗ),
/// w ← w − η m̂ / (√v̂ + ε).
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Nadam<T> : Optimizer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double Decay = 0.96;

    private AlignedBuffer<T> _means = new(0);
    private AlignedBuffer<T> _squares = new(0);
    private double _product = 1;
    private T _meanRate;
    private T _gradientRate;
    private T _squareFactor;

    /// <summary>Chooses the constants.</summary>
    /// <param name="learningRate">η. Default: 0.001.</param>
    /// <param name="beta1">β₁, from 0 to below 1. Default: 0.9.</param>
    /// <param name="beta2">β₂, from 0 to below 1. Default: 0.999.</param>
    /// <param name="epsilon">ε, added to the root and not under it; at least 0. Default: 1e-7.</param>
    public Nadam(
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

    /// <summary>β₂, the share of the running squares that a step keeps.</summary>
    public double Beta2 { get; }

    /// <summary>ε, added to the root.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    protected override void Allocate(int size)
    {
        _means = new AlignedBuffer<T>(size);
        _squares = new AlignedBuffer<T>(size);
        _product = 1;
    }

    /// <inheritdoc/>
    protected override void Prepare()
    {
        double now = Beta1 * (1 - (0.5 * Math.Pow(Decay, Step)));
        double next = Beta1 * (1 - (0.5 * Math.Pow(Decay, Step + 1)));
        _product *= now;
        _meanRate = T.CreateTruncating(StepLearningRate * next / (1 - (_product * next)));
        _gradientRate = T.CreateTruncating(StepLearningRate * (1 - now) / (1 - _product));
        _squareFactor = T.CreateTruncating(1 / (1 - Math.Pow(Beta2, Step)));
    }

    /// <inheritdoc/>
    protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradients, int start)
        => UpdateLoop.Run(
            new Rule(this),
            parameters,
            gradients,
            _means.Span.Slice(start, parameters.Length),
            _squares.Span.Slice(start, parameters.Length));

    private readonly struct Rule(Nadam<T> owner) : ITwoStateUpdateRule<T>
    {
        private readonly Vector<T> _meanRate = new(owner._meanRate);
        private readonly Vector<T> _gradientRate = new(owner._gradientRate);
        private readonly Vector<T> _squareFactor = new(owner._squareFactor);
        private readonly Vector<T> _rest1 = new(T.CreateTruncating(1 - owner.Beta1));
        private readonly Vector<T> _rest2 = new(T.CreateTruncating(1 - owner.Beta2));
        private readonly Vector<T> _epsilon = new(T.CreateTruncating(owner.Epsilon));

        public Vector<T> Step(Vector<T> gradient, ref Vector<T> first, ref Vector<T> second)
        {
            first += _rest1 * (gradient - first);
            second += _rest2 * ((gradient * gradient) - second);
            Vector<T> mean = (_meanRate * first) + (_gradientRate * gradient);
            return mean / (Vector.SquareRoot(_squareFactor * second) + _epsilon);
        }
    }
}
