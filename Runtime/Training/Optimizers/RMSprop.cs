using System;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// RMSprop (Tieleman and Hinton 2012), in Keras' form: v ← ρ v + (1 − ρ) g², increment = η g / √(v + ε), and w ← w − increment;
/// with momentum μ: m ← μ m + increment, w ← w − m. Centered: a ← ρ a + (1 − ρ) g and √(v − a² + ε) in the place of √(v + ε);
/// v − a², a variance, counts as 0 where rounding makes it negative.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class RMSprop<T> : Optimizer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private AlignedBuffer<T> _squares = new(0);
    private AlignedBuffer<T>? _averages;
    private AlignedBuffer<T>? _momenta;

    /// <summary>Chooses the constants.</summary>
    /// <param name="learningRate">η. Default: 0.001.</param>
    /// <param name="rho">ρ, from 0 to below 1. Default: 0.9.</param>
    /// <param name="momentum">μ, from 0 to below 1. Default: 0.</param>
    /// <param name="epsilon">ε, at least 0. Default: 1e-7.</param>
    /// <param name="centered">Whether to divide by the gradient's deviation in the place of its size. Default: false.</param>
    public RMSprop(
        LearningRateSchedule? learningRate = null,
        [ValueRange(0, 1, ExcludesMaximum = true)] double rho = 0.9,
        [ValueRange(0, 1, ExcludesMaximum = true)] double momentum = 0,
        [ValueRange(0)] double epsilon = 1e-7,
        bool centered = false)
        : base(learningRate ?? 0.001)
    {
        Rho = CheckShare(rho, nameof(rho));
        Momentum = CheckShare(momentum, nameof(momentum));
        Epsilon = CheckNotNegative(epsilon, nameof(epsilon));
        Centered = centered;
    }

    /// <summary>ρ, the share of the running squares that a step keeps.</summary>
    public double Rho { get; }

    /// <summary>μ, the share of the last increment that a step keeps.</summary>
    public double Momentum { get; }

    /// <summary>ε, added under the root.</summary>
    public double Epsilon { get; }

    /// <summary>Whether the running mean is subtracted.</summary>
    public bool Centered { get; }

    /// <inheritdoc/>
    protected override void Allocate(int size)
    {
        _squares = new AlignedBuffer<T>(size);
        _averages = Centered ? new AlignedBuffer<T>(size) : null;
        _momenta = Momentum > 0 ? new AlignedBuffer<T>(size) : null;
    }

    /// <inheritdoc/>
    protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradients, int start)
    {
        Span<T> squares = _squares.Span.Slice(start, parameters.Length);
        Span<T> averages = _averages is null ? default : _averages.Span.Slice(start, parameters.Length);
        Span<T> momenta = _momenta is null ? default : _momenta.Span.Slice(start, parameters.Length);
        int whole = parameters.Length - (parameters.Length % Vector<T>.Count);
        Constants constants = new(this);
        for (int i = 0; i < whole; i += Vector<T>.Count)
        {
            Vector<T> average = averages.IsEmpty ? default : new Vector<T>(averages[i..]);
            Vector<T> momentum = momenta.IsEmpty ? default : new Vector<T>(momenta[i..]);
            Vector<T> square = new(squares[i..]);
            Vector<T> move = constants.Step(new Vector<T>(gradients[i..]), ref square, ref average, ref momentum);
            (new Vector<T>(parameters[i..]) - move).CopyTo(parameters[i..]);
            square.CopyTo(squares[i..]);
            if (!averages.IsEmpty)
            {
                average.CopyTo(averages[i..]);
            }

            if (!momenta.IsEmpty)
            {
                momentum.CopyTo(momenta[i..]);
            }
        }

        // What is left over goes through lane 0 of the same code.
        for (int i = whole; i < parameters.Length; i++)
        {
            Vector<T> average = averages.IsEmpty ? default : new Vector<T>(averages[i]);
            Vector<T> momentum = momenta.IsEmpty ? default : new Vector<T>(momenta[i]);
            Vector<T> square = new(squares[i]);
            Vector<T> move = constants.Step(new Vector<T>(gradients[i]), ref square, ref average, ref momentum);
            parameters[i] -= move[0];
            squares[i] = square[0];
            if (!averages.IsEmpty)
            {
                averages[i] = average[0];
            }

            if (!momenta.IsEmpty)
            {
                momenta[i] = momentum[0];
            }
        }
    }

    private readonly struct Constants(RMSprop<T> owner)
    {
        private readonly Vector<T> _rate = new(T.CreateTruncating(owner.StepLearningRate));
        private readonly Vector<T> _rho = new(T.CreateTruncating(owner.Rho));
        private readonly Vector<T> _rest = new(T.CreateTruncating(1 - owner.Rho));
        private readonly Vector<T> _momentum = new(T.CreateTruncating(owner.Momentum));
        private readonly Vector<T> _epsilon = new(T.CreateTruncating(owner.Epsilon));
        private readonly bool _centered = owner.Centered;

        internal Vector<T> Step(Vector<T> gradient, ref Vector<T> square, ref Vector<T> average, ref Vector<T> momentum)
        {
            square = (_rho * square) + (_rest * (gradient * gradient));
            Vector<T> variance = square;
            if (_centered)
            {
                average = (_rho * average) + (_rest * gradient);
                variance = square - (average * average);
                variance = Vector.ConditionalSelect(Vector.LessThan(variance, Vector<T>.Zero), Vector<T>.Zero, variance);
            }

            // Without momentum its state stays 0 and this is the increment itself.
            momentum = (_momentum * momentum) + (_rate * gradient / Vector.SquareRoot(variance + _epsilon));
            return momentum;
        }
    }
}
