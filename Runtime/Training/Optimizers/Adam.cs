using System;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// Adam (Kingma and Ba 2015, the form at the end of its section 2, as in Keras): m ← m + (1 − β₁)(g − m),
/// v ← v + (1 − β₂)(g² − v), α = η √(1 − β₂ᵗ) / (1 − β₁ᵗ), w ← w − α m / (√v + ε).
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public class Adam<T> : Optimizer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private AlignedBuffer<T> _means = new(0);
    private AlignedBuffer<T> _squares = new(0);
    private T _alpha;

    /// <summary>Chooses the constants.</summary>
    /// <param name="learningRate">η. Default: 0.001.</param>
    /// <param name="beta1">β₁, from 0 to below 1. Default: 0.9.</param>
    /// <param name="beta2">β₂, from 0 to below 1. Default: 0.999.</param>
    /// <param name="epsilon">ε, added to the root and not under it; at least 0. Default: 1e-7.</param>
    public Adam(
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
    }

    /// <inheritdoc/>
    protected override void Prepare()
        => _alpha = T.CreateTruncating(StepLearningRate * Math.Sqrt(1 - Math.Pow(Beta2, Step)) / (1 - Math.Pow(Beta1, Step)));

    /// <inheritdoc/>
    protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradients, int start)
    {
        Span<T> means = _means.Span.Slice(start, parameters.Length);
        Span<T> squares = _squares.Span.Slice(start, parameters.Length);
        T rest1 = T.CreateTruncating(1 - Beta1);
        T rest2 = T.CreateTruncating(1 - Beta2);
        T epsilon = T.CreateTruncating(Epsilon);
        Vector<T> alphas = new(_alpha);
        Vector<T> rests1 = new(rest1);
        Vector<T> rests2 = new(rest2);
        Vector<T> epsilons = new(epsilon);
        int i = 0;
        for (; i <= parameters.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> gradient = new(gradients[i..]);
            Vector<T> mean = new(means[i..]);
            Vector<T> square = new(squares[i..]);
            mean += rests1 * (gradient - mean);
            square += rests2 * ((gradient * gradient) - square);
            mean.CopyTo(means[i..]);
            square.CopyTo(squares[i..]);
            Vector<T> step = alphas * mean / (Vector.SquareRoot(square) + epsilons);
            (new Vector<T>(parameters[i..]) - step).CopyTo(parameters[i..]);
        }

        for (; i < parameters.Length; i++)
        {
            T gradient = gradients[i];
            means[i] += rest1 * (gradient - means[i]);
            squares[i] += rest2 * ((gradient * gradient) - squares[i]);
            parameters[i] -= _alpha * means[i] / (T.Sqrt(squares[i]) + epsilon);
        }
    }
}
