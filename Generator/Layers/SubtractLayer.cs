using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;

namespace StaticNet.Generator.Layers;

/// <summary>The first layer's output minus the second's.</summary>
internal sealed class SubtractLayer : MergeLayer
{
    public override string Kind => "Subtract";

    public override bool IsLinear(LayerDeclaration layer) => true;

    protected override bool TakesTwo => true;

    protected override Expression Join(Expression[] values) => values[0] - values[1];
}
