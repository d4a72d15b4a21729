namespace StaticNet;

/// <summary>The same rate at all steps.</summary>
/// <param name="rate">Finite, at least 0.</param>
public sealed class ConstantLearningRate([ValueRange(0)] double rate) : LearningRateSchedule
{
    private readonly double _rate = CheckRate(rate, nameof(rate));

    /// <inheritdoc/>
    public override double At(long step) => _rate;
}
