using System;

namespace StaticNet;

/// <summary>
/// A line from 0 up to another schedule's first rate: (step + 1) / (steps + 1) of it, so that no step is lost to a rate of 0.
/// After the given steps the other schedule begins, at its own step 0.
/// </summary>
public sealed class WarmUp : LearningRateSchedule
{
    private readonly LearningRateSchedule _then;
    private readonly long _steps;

    /// <summary>Puts a warm-up before a schedule.</summary>
    /// <param name="steps">Steps of the warm-up, at least 1.</param>
    /// <param name="then">What follows.</param>
    public WarmUp([ValueRange(1)] long steps, LearningRateSchedule then)
    {
        ArgumentNullException.ThrowIfNull(then);
        _steps = CheckSteps(steps, nameof(steps));
        _then = then;
    }

    /// <inheritdoc/>
    public override double At(long step)
        => step < _steps ? _then.At(0) * (step + 1) / (_steps + 1) : _then.At(step - _steps);
}
