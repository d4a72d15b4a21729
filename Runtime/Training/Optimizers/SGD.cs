using System;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// Stochastic gradient descent. Without momentum: w ← w − η g. With momentum μ: v ← μ v − η g, then w ← w + v, or with
/// Nesterov's look-ahead w ← w + μ v − η g (Sutskever et al. 2013, in Keras' form).
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class SGD<T> : Optimizer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private AlignedBuffer<T>? _velocity;

    /// <summary>Chooses the constants.</summary>
    /// <param name="learningRate">η. Default: 0.01.</param>
    /// <param name="momentum">μ, from 0 to below 1. Default: 0.</param>
    /// <param name="nesterov">Whether to look ahead; without momentum it changes nothing. Default: false.</param>
    public SGD(
        LearningRateSchedule? learningRate = null,
        [ValueRange(0, 1, ExcludesMaximum = true)] double momentum = 0,
        bool nesterov = false)
        : base(learningRate ?? 0.01)
    {
        Momentum = CheckShare(momentum, nameof(momentum));
        Nesterov = nesterov;
    }

    /// <summary>μ, the share of the velocity that a step keeps.</summary>
    public double Momentum { get; }

    /// <summary>Whether the step looks ahead.</summary>
    public bool Nesterov { get; }

    /// <inheritdoc/>
    protected override void Allocate(int size) => _velocity = Momentum > 0 ? new AlignedBuffer<T>(size) : null;

    /// <inheritdoc/>
    protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradients, int start)
    {
        T rate = T.CreateTruncating(StepLearningRate);
        if (_velocity is null)
        {
            Descend(parameters, gradients, rate);
        }
        else
        {
            Move(parameters, gradients, _velocity.Span.Slice(start, parameters.Length), rate, T.CreateTruncating(Momentum), Nesterov);
        }
    }

    private static void Descend(Span<T> parameters, ReadOnlySpan<T> gradients, T rate)
    {
        Vector<T> rates = new(rate);
        int i = 0;
        for (; i <= parameters.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            (new Vector<T>(parameters[i..]) - (rates * new Vector<T>(gradients[i..]))).CopyTo(parameters[i..]);
        }

        for (; i < parameters.Length; i++)
        {
            parameters[i] -= rate * gradients[i];
        }
    }

    private static void Move(
        Span<T> parameters, ReadOnlySpan<T> gradients, Span<T> velocity, T rate, T momentum, bool nesterov)
    {
        Vector<T> rates = new(rate);
        Vector<T> momenta = new(momentum);
        int i = 0;
        for (; i <= parameters.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> step = rates * new Vector<T>(gradients[i..]);
            Vector<T> v = (momenta * new Vector<T>(velocity[i..])) - step;
            v.CopyTo(velocity[i..]);
            (new Vector<T>(parameters[i..]) + (nesterov ? (momenta * v) - step : v)).CopyTo(parameters[i..]);
        }

        for (; i < parameters.Length; i++)
        {
            T step = rate * gradients[i];
            T v = (momentum * velocity[i]) - step;
            velocity[i] = v;
            parameters[i] += nesterov ? (momentum * v) - step : v;
        }
    }
}
