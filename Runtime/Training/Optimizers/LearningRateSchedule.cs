using System;

namespace StaticNet;

/// <summary>The learning rate by step. A number converts to a constant schedule.</summary>
public abstract class LearningRateSchedule
{
    /// <summary>The learning rate of a step.</summary>
    /// <param name="step">How many steps were done before it, at least 0.</param>
    public abstract double At(long step);

    /// <summary>The same rate at all steps.</summary>
    /// <param name="rate">Finite, at least 0.</param>
    public static LearningRateSchedule FromDouble([ValueRange(0)] double rate) => new ConstantLearningRate(rate);

    /// <summary>The same rate at all steps.</summary>
    /// <param name="rate">Finite, at least 0.</param>
    public static implicit operator LearningRateSchedule([ValueRange(0)] double rate) => FromDouble(rate);

    private protected static double CheckRate(double rate, string argument)
        => double.IsFinite(rate) && rate >= 0
            ? rate
            : throw new ArgumentOutOfRangeException(argument, rate, "Expected a finite rate of at least 0.");

    private protected static long CheckSteps(long steps, string argument)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1, argument);
        return steps;
    }
}
