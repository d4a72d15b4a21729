using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>The mean of each window; padding does not count.</summary>
internal sealed class AveragePooling2DLayer : Pooling2DLayer
{
    public override string Kind => "AveragePooling2D";

    public override void Lower(Node node, Lowering lowering) => LowerPool(node, lowering, PoolKind.Average);
}
