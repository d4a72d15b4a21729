using System;
using System.Numerics;

namespace StaticNet;

/// <summary>The mean of any loss over all samples, beside the loss that is trained with.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class LossMetric<T> : MeanMetric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Loss<T> _loss;

    /// <summary>Makes a metric of a loss.</summary>
    /// <param name="loss">The loss; it gets the predictions as they are.</param>
    /// <param name="name">The name in logs. Default: the loss's.</param>
    public LossMetric(Loss<T> loss, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        _loss = loss;
        Name = name ?? loss.Name;
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override void Update(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize)
        => Add(_loss.Evaluate(predictions, targets, outputSize, default, T.One), predictions.Length / outputSize);
}
