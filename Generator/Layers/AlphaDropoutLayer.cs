using System;
using StaticNet.Generator.Kernels;

namespace StaticNet.Generator.Layers;

/// <summary>Dropout that keeps the mean and variance of what SELU makes: dropped values become its lower limit.</summary>
internal sealed class AlphaDropoutLayer : NoiseLayer
{
    // −α · λ of SELU (Klambauer et al., 2017).
    private const double Limit = -1.6732632423543772 * 1.0507009873554805;

    public override string Kind => "AlphaDropout";

    protected override Expression Apply(Expression x, Expression drawn, double amount)
    {
        double scale = 1 / Math.Sqrt((1 - amount) * (1 + (amount * Limit * Limit)));
        double shift = -scale * Limit * amount;

        // What is drawn is 0, or 1 / (1 − rate) for what is kept.
        Expression kept = drawn * (1 - amount);
        return (scale * ((x * kept) + (Limit * (1 - kept)))) + shift;
    }
}
