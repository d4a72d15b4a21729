using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;

namespace StaticNet.Generator.Layers;

/// <summary>The largest value of each window; padding does not take part.</summary>
internal abstract class MaxPoolingLayer(string kind, int axes) : PoolingLayer(kind, axes)
{
    public override PoolKind? Pools(LayerDeclaration layer) => PoolKind.Max;
}
