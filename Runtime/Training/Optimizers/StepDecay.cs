using System;

namespace StaticNet;

/// <summary>initial · factor^⌊step / every⌋: the rate falls at once after every so many steps.</summary>
/// <param name="initial">The first rate, finite and at least 0.</param>
/// <param name="every">Steps between two falls, at least 1.</param>
/// <param name="factor">What a fall multiplies the rate by, finite and at least 0. Default: 0.1.</param>
public sealed class StepDecay(
    [ValueRange(0)] double initial,
    [ValueRange(1)] long every,
    [ValueRange(0)] double factor = 0.1) : LearningRateSchedule
{
    private readonly double _initial = CheckRate(initial, nameof(initial));
    private readonly long _every = CheckSteps(every, nameof(every));
    private readonly double _factor = CheckRate(factor, nameof(factor));

    /// <inheritdoc/>
    public override double At(long step) => _initial * Math.Pow(_factor, step / _every);
}
