using System;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// Adadelta (Zeiler 2012): a ← ρ a + (1 − ρ) g², δ = √(d + ε) / √(a + ε) · g, d ← ρ d + (1 − ρ) δ², w ← w − η δ. Steps have the
/// size of earlier steps; the paper has η = 1, Keras' default is smaller.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Adadelta<T> : Optimizer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private AlignedBuffer<T> _gradients = new(0);
    private AlignedBuffer<T> _deltas = new(0);

    /// <summary>Chooses the constants.</summary>
    /// <param name="learningRate">η. Default: 0.001.</param>
    /// <param name="rho">ρ, from 0 to below 1. Default: 0.95.</param>
    /// <param name="epsilon">ε, added under both roots; at least 0. Default: 1e-7.</param>
    public Adadelta(
        LearningRateSchedule? learningRate = null,
        [ValueRange(0, 1, ExcludesMaximum = true)] double rho = 0.95,
        [ValueRange(0)] double epsilon = 1e-7)
        : base(learningRate ?? 0.001)
    {
        Rho = CheckShare(rho, nameof(rho));
        Epsilon = CheckNotNegative(epsilon, nameof(epsilon));
    }

    /// <summary>ρ, the share of the running squares that a step keeps.</summary>
    public double Rho { get; }

    /// <summary>ε, added under both roots.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    protected override void Allocate(int size)
    {
        _gradients = new AlignedBuffer<T>(size);
        _deltas = new AlignedBuffer<T>(size);
    }

    /// <inheritdoc/>
    protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradients, int start)
        => UpdateLoop.Run(
            new Rule(this),
            parameters,
            gradients,
            _gradients.Span.Slice(start, parameters.Length),
            _deltas.Span.Slice(start, parameters.Length));

    private readonly struct Rule(Adadelta<T> owner) : ITwoStateUpdateRule<T>
    {
        private readonly Vector<T> _rate = new(T.CreateTruncating(owner.StepLearningRate));
        private readonly Vector<T> _rho = new(T.CreateTruncating(owner.Rho));
        private readonly Vector<T> _rest = new(T.CreateTruncating(1 - owner.Rho));
        private readonly Vector<T> _epsilon = new(T.CreateTruncating(owner.Epsilon));

        public Vector<T> Step(Vector<T> gradient, ref Vector<T> first, ref Vector<T> second)
        {
            first = (_rho * first) + (_rest * (gradient * gradient));
            Vector<T> delta = Vector.SquareRoot(second + _epsilon) / Vector.SquareRoot(first + _epsilon) * gradient;
            second = (_rho * second) + (_rest * (delta * delta));
            return _rate * delta;
        }
    }
}
