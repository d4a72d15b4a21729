using System;
using System.Linq;
using System.Numerics;
using StaticNet.Numerics;

namespace StaticNet;

/// <summary>
/// What large parameters cost: the sum of L1 · Σ |w| + L2 · Σ w² over the parameters that ask for it (<see cref="ParameterInfo"/>), and
/// its gradient L1 · sign w + 2 · L2 · w. <see cref="Trainer{T}"/> adds it by itself; loops of one's own add it to the gradients of
/// a step before they go to the optimiser, so that clipping sees them together, as in Keras.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class WeightPenalty<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ParameterStore<T> _parameters;
    private readonly ParameterInfo[] _penalized;

    /// <summary>The penalty of a network's parameters.</summary>
    /// <param name="parameters">The parameters.</param>
    public WeightPenalty(ParameterStore<T> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        _parameters = parameters;
        _penalized = [.. parameters.Table.Where(info => info.Trainable && (info.L1 != 0 || info.L2 != 0))];
    }

    /// <summary>Whether no parameter has a penalty.</summary>
    public bool IsEmpty => _penalized.Length == 0;

    /// <summary>The penalty of the parameters as they are.</summary>
    public double Compute() => Visit(default, 0, _parameters.TrainableSize);

    /// <summary>Adds the penalty's gradient.</summary>
    /// <param name="gradients">The gradients of a step, laid out as <see cref="ParameterStore{T}.Values"/>.</param>
    /// <returns>The penalty of the parameters as they are.</returns>
    /// <exception cref="ArgumentException">The gradients are not as long as the parameters.</exception>
    public double AddGradients(Span<T> gradients)
        => gradients.Length == _parameters.Values.Length
            ? AddGradients(gradients, 0)
            : throw new ArgumentException($"Expected {_parameters.Values.Length} gradients, found {gradients.Length}.", nameof(gradients));

    /// <summary>As <see cref="AddGradients(Span{T})"/>, for a range of the arena; returns its part of the penalty.</summary>
    internal double AddGradients(Span<T> gradients, int start) => Visit(gradients, start, start + gradients.Length);

    private double Visit(Span<T> gradients, int start, int end)
    {
        double penalty = 0;
        foreach (ParameterInfo info in _penalized)
        {
            int last = Math.Min(info.Offset + info.Layout.Size, end);
            int first = Math.Max(info.Offset, start);
            if (first < last)
            {
                Span<T> slopes = gradients.IsEmpty ? default : gradients[(first - start)..(last - start)];
                penalty += ActivityPenalty.Visit(_parameters.Values[first..last], slopes, info.L1, info.L2, T.One);
            }
        }

        return penalty;
    }
}
