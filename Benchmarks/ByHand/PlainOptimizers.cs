using System;

namespace StaticNet.Benchmarks.ByHand;

/// <summary>w ← w − η g in a plain loop.</summary>
internal sealed class PlainSGD(double rate) : HandOptimizer(rate)
{
    public override void Update(HandParameter parameter) => PlainLoops.AddScaled(parameter.Gradients, -Rate, parameter.Values);
}

/// <summary>Adam in a plain loop.</summary>
internal sealed class PlainAdam(double rate, double epsilon) : HandOptimizer(rate)
{
    public override void Update(HandParameter parameter)
    {
        Span<float> values = parameter.Values;
        ReadOnlySpan<float> gradients = parameter.Gradients.AsSpan()[..values.Length];
        Span<float> means = parameter.Means.AsSpan()[..values.Length];
        Span<float> squares = parameter.Squares.AsSpan()[..values.Length];
        const float Rest1 = (float)(1 - Beta1);
        const float Rest2 = (float)(1 - Beta2);
        float summand = (float)epsilon;
        for (int i = 0; i < values.Length; i++)
        {
            float gradient = gradients[i];
            means[i] += Rest1 * (gradient - means[i]);
            squares[i] += Rest2 * ((gradient * gradient) - squares[i]);
            values[i] -= Alpha * means[i] / (MathF.Sqrt(squares[i]) + summand);
        }
    }
}
