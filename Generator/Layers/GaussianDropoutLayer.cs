using System;
using StaticNet.Generator.Kernels;

namespace StaticNet.Generator.Layers;

/// <summary>Multiplies by normal numbers of mean 1 in training.</summary>
internal sealed class GaussianDropoutLayer : NoiseLayer
{
    public override string Kind => "GaussianDropout";

    protected override Routine Routine => Routine.GaussianNoise;

    protected override double Deviation(double amount) => Math.Sqrt(amount / (1 - amount));

    protected override Expression Apply(Expression x, Expression drawn, double amount) => x * (1 + drawn);
}
