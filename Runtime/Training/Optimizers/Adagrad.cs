using System;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// Adagrad (Duchi, Hazan and Singer 2011), in Keras' form: a ← a + g², w ← w − η g / √(a + ε). Parameters that are rarely moved
/// are moved further.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Adagrad<T> : Optimizer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private AlignedBuffer<T> _sums = new(0);

    /// <summary>Chooses the constants.</summary>
    /// <param name="learningRate">η. Default: 0.001.</param>
    /// <param name="initialAccumulatorValue">What a starts with, at least 0. Default: 0.1.</param>
    /// <param name="epsilon">ε, added under the root; at least 0. Default: 1e-7.</param>
    public Adagrad(
        LearningRateSchedule? learningRate = null,
        [ValueRange(0)] double initialAccumulatorValue = 0.1,
        [ValueRange(0)] double epsilon = 1e-7)
        : base(learningRate ?? 0.001)
    {
        InitialAccumulatorValue = CheckNotNegative(initialAccumulatorValue, nameof(initialAccumulatorValue));
        Epsilon = CheckNotNegative(epsilon, nameof(epsilon));
    }

    /// <summary>What the sum of squares starts with.</summary>
    public double InitialAccumulatorValue { get; }

    /// <summary>ε, added under the root.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    protected override void Allocate(int size)
    {
        _sums = new AlignedBuffer<T>(size);
        _sums.Span.Fill(T.CreateTruncating(InitialAccumulatorValue));
    }

    /// <inheritdoc/>
    protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradients, int start)
        => UpdateLoop.Run(new Rule(this), parameters, gradients, _sums.Span.Slice(start, parameters.Length));

    private readonly struct Rule(Adagrad<T> owner) : IUpdateRule<T>
    {
        private readonly Vector<T> _rate = new(T.CreateTruncating(owner.StepLearningRate));
        private readonly Vector<T> _epsilon = new(T.CreateTruncating(owner.Epsilon));

        public Vector<T> Step(Vector<T> gradient, ref Vector<T> state)
        {
            state += gradient * gradient;
            return _rate * gradient / Vector.SquareRoot(state + _epsilon);
        }
    }
}
