using System;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>A [Use] that <see cref="BlockExpansion"/> left where it is, because something about it is wrong.</summary>
internal sealed class UseLayer : Layer
{
    public override string Kind => LayerKinds.Use;

    public override LayerShape? Infer(InferenceContext context)
    {
        int repeat = context.Declaration.Int(BlockExpansion.Repeat, 1);
        if (context.Declaration.Block is { Problem: string problem } block)
        {
            context.Error(ShapeRule.UnusableBlock, null, block.Name, problem);
        }
        else if (repeat is < 1 or > Limits.Repeat)
        {
            context.OutOfRange(BlockExpansion.Repeat, Text.Of(repeat), "1 to " + Text.Of(Limits.Repeat));
        }

        return null;
    }

    public override void Lower(Node node, Lowering lowering) =>
        throw new InvalidOperationException($"{node.Name} stands for the layers of a block.");
}
