using StaticNet.Generator.Kernels;

namespace StaticNet.Generator.Layers;

/// <summary>Adds normal numbers in training.</summary>
internal sealed class GaussianNoiseLayer : NoiseLayer
{
    public override string Kind => "GaussianNoise";

    public override string NoiseArgument => "StandardDeviation";

    protected override Routine Routine => Routine.GaussianNoise;

    protected override Expression Apply(Expression x, Expression drawn, double amount) => x + drawn;

    protected override bool CheckAmount(InferenceContext context) =>
        context.InRange(NoiseArgument, static deviation => deviation >= 0 && !double.IsInfinity(deviation), "at least 0 and finite");
}
