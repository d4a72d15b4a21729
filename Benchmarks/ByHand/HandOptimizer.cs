using System;

namespace StaticNet.Benchmarks.ByHand;

/// <summary>Moves parameters by their gradients.</summary>
internal abstract class HandOptimizer(double rate)
{
    protected const double Beta1 = 0.9;
    protected const double Beta2 = 0.999;

    private long _step;

    protected float Rate { get; } = (float)rate;

    /// <summary>Adam's learning rate with the corrections for the first steps.</summary>
    protected float Alpha { get; private set; }

    /// <summary>Starts a step.</summary>
    public void Begin()
    {
        _step++;
        Alpha = (float)(Rate * Math.Sqrt(1 - Math.Pow(Beta2, _step)) / (1 - Math.Pow(Beta1, _step)));
    }

    public abstract void Update(HandParameter parameter);
}
