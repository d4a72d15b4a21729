using System;

namespace StaticNet;

/// <summary>
/// initial · (α + (1 − α) · ½ (1 + cos(π · step / steps))), as Keras' <c>CosineDecay</c>: from initial down to α · initial,
/// where it stays.
/// </summary>
/// <param name="initial">The first rate, finite and at least 0.</param>
/// <param name="steps">Steps until the end, at least 1.</param>
/// <param name="alpha">α, the last rate's share of the first, 0 to 1. Default: 0.</param>
public sealed class CosineDecay(
    [ValueRange(0)] double initial,
    [ValueRange(1)] long steps,
    [ValueRange(0, 1)] double alpha = 0) : LearningRateSchedule
{
    private readonly double _initial = CheckRate(initial, nameof(initial));
    private readonly long _steps = CheckSteps(steps, nameof(steps));
    private readonly double _alpha = alpha is >= 0 and <= 1
        ? alpha
        : throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "Expected a share from 0 to 1.");

    /// <inheritdoc/>
    public override double At(long step)
    {
        double cosine = 0.5 * (1 + Math.Cos(Math.PI * Math.Min(step, _steps) / _steps));
        return _initial * (_alpha + ((1 - _alpha) * cosine));
    }
}
