using System.Linq;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;

namespace StaticNet.Generator.Layers;

/// <summary>The mean of several layers' outputs.</summary>
internal sealed class AverageLayer : MergeLayer
{
    public override string Kind => "Average";

    public override bool IsLinear(LayerDeclaration layer) => true;

    protected override Expression Join(Expression[] values) => values.Aggregate(static (sum, value) => sum + value) * (1.0 / values.Length);
}
