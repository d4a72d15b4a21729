using System;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// Nothing: no target, no loss, no gradient. For an output in a <see cref="CompositeLoss{T}"/> that is only to be looked at, such as
/// weights of attention (in Keras <c>None</c> in the place of a loss).
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class NoLoss<T> : Loss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override string Name => "none";

    /// <inheritdoc/>
    public override int TargetSize(int outputSize) => 0;

    /// <inheritdoc/>
    protected override double Compute(
        ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize, Span<T> gradients, T scale, bool fused)
    {
        gradients.Clear();
        return 0;
    }
}
