using System;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// Lion (Chen et al. 2023): w ← w − η sign(β₁ m + (1 − β₁) g), then m ← β₂ m + (1 − β₂) g. All steps are of one size, so that η
/// should be three to ten times smaller than Adam's, and weight decay as much larger.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Lion<T> : Optimizer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private AlignedBuffer<T> _momenta = new(0);

    /// <summary>Chooses the constants.</summary>
    /// <param name="learningRate">η. Default: 0.001.</param>
    /// <param name="beta1">β₁, from 0 to below 1. Default: 0.9.</param>
    /// <param name="beta2">β₂, from 0 to below 1. Default: 0.99.</param>
    public Lion(
        LearningRateSchedule? learningRate = null,
        [ValueRange(0, 1, ExcludesMaximum = true)] double beta1 = 0.9,
        [ValueRange(0, 1, ExcludesMaximum = true)] double beta2 = 0.99)
        : base(learningRate ?? 0.001)
    {
        Beta1 = CheckShare(beta1, nameof(beta1));
        Beta2 = CheckShare(beta2, nameof(beta2));
    }

    /// <summary>β₁, the momentum's share in a step's direction.</summary>
    public double Beta1 { get; }

    /// <summary>β₂, the share of the momentum that a step keeps.</summary>
    public double Beta2 { get; }

    /// <inheritdoc/>
    protected override void Allocate(int size) => _momenta = new AlignedBuffer<T>(size);

    /// <inheritdoc/>
    protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradients, int start)
        => UpdateLoop.Run(new Rule(this), parameters, gradients, _momenta.Span.Slice(start, parameters.Length));

    private readonly struct Rule(Lion<T> owner) : IUpdateRule<T>
    {
        private readonly Vector<T> _rate = new(T.CreateTruncating(owner.StepLearningRate));
        private readonly Vector<T> _beta1 = new(T.CreateTruncating(owner.Beta1));
        private readonly Vector<T> _rest1 = new(T.CreateTruncating(1 - owner.Beta1));
        private readonly Vector<T> _beta2 = new(T.CreateTruncating(owner.Beta2));
        private readonly Vector<T> _rest2 = new(T.CreateTruncating(1 - owner.Beta2));

        public Vector<T> Step(Vector<T> gradient, ref Vector<T> state)
        {
            Vector<T> direction = (_beta1 * state) + (_rest1 * gradient);
            state = (_beta2 * state) + (_rest2 * gradient);
            return Vector.ConditionalSelect(Vector.GreaterThan(direction, Vector<T>.Zero), _rate, Vector<T>.Zero)
                - Vector.ConditionalSelect(Vector.LessThan(direction, Vector<T>.Zero), _rate, Vector<T>.Zero);
        }
    }
}
