using System.Numerics;

namespace StaticNet;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter 2019): w ← w − w · d · η before Adam's step. As in Keras the decay
/// is on from the start, and reaches all trainable parameters.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class AdamW<T> : Adam<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Chooses the constants.</summary>
    /// <param name="learningRate">η. Default: 0.001.</param>
    /// <param name="weightDecay">d, at least 0. Default: 0.004.</param>
    /// <param name="beta1">β₁, from 0 to below 1. Default: 0.9.</param>
    /// <param name="beta2">β₂, from 0 to below 1. Default: 0.999.</param>
    /// <param name="epsilon">ε, added to the root; at least 0. Default: 1e-7.</param>
    public AdamW(
        LearningRateSchedule? learningRate = null,
        [ValueRange(0)] double weightDecay = 0.004,
        [ValueRange(0, 1, ExcludesMaximum = true)] double beta1 = 0.9,
        [ValueRange(0, 1, ExcludesMaximum = true)] double beta2 = 0.999,
        [ValueRange(0)] double epsilon = 1e-7)
        : base(learningRate, beta1, beta2, epsilon)
        => WeightDecay = weightDecay;
}
