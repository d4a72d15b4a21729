using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;

namespace StaticNet.Generator.Layers;

/// <summary>The mean of each window; padding counts only where that is asked for.</summary>
internal abstract class AveragePoolingLayer(string kind, int axes) : PoolingLayer(kind, axes)
{
    public override PoolKind? Pools(LayerDeclaration layer) => layer.Bool("CountPadding") ? PoolKind.AverageWithPadding : PoolKind.Average;
}
