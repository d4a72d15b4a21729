using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>The largest value of each window.</summary>
internal sealed class MaxPooling2DLayer : Pooling2DLayer
{
    public override string Kind => "MaxPooling2D";

    public override void Lower(Node node, Lowering lowering) => LowerPool(node, lowering, PoolKind.Max);
}
