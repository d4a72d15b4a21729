using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>One value per channel: pooling with a single window over everything else.</summary>
internal abstract class GlobalPoolingLayer(string kind, int axes, PoolKind pool) : Layer
{
    public override string Kind => kind;

    public override bool IsLinear(LayerDeclaration layer) => pool != PoolKind.Max;

    public override bool KeepsShifts(LayerDeclaration layer) => true;

    public override PoolKind? Pools(LayerDeclaration layer) => pool;

    public override bool PoolsAll => true;

    public override LayerShape? Infer(InferenceContext context) => context.Spatial(axes) is Shape input
        ? new LayerShape(GlobalPoolingArguments.Read(context.Declaration).KeepDims ? Kept(input.Channels) : new Shape(input.Channels))
        : null;

    public override void Lower(Node node, Lowering lowering)
    {
        Tensor input = lowering.Input(node);
        EquatableArray<WindowAxis> window = input.Dimensions.Take(axes).Select(Whole).ToEquatableArray();
        if (GlobalPoolingArguments.Read(node.Declaration).KeepDims)
        {
            PoolingLayer.LowerPool(node, lowering, pool, window, input, lowering.NewOutput(node));
            return;
        }

        string part = pool == PoolKind.Max ? "/maximum" : "/mean";
        Tensor pooled = lowering.NewActivation(node.Name + part, Kept(input.Channels).Dimensions);
        PoolingLayer.LowerPool(node, lowering, pool, window, input, pooled);
        Tensor output = lowering.NewOutput(node);
        lowering.Add(new Reshape(node.Name, "the same elements", output.Id, pooled.Id));
        lowering.OnBackward(() => lowering.ContributeWhole(pooled, node.Name, gradient =>
            new Reshape(node.Name, "the same elements", gradient.Id, lowering.Gradient(output).Id)));
    }

    private Shape Kept(int channels) => new Shape((EquatableArray<int>)[.. Enumerable.Repeat(1, axes), channels]);

    /// <summary>A single window over a whole axis.</summary>
    private static WindowAxis Whole(int size) => new(size, size, size, 1, 0, 0, 1);
}

/// <summary>What an attribute of global pooling says.</summary>
internal sealed record GlobalPoolingArguments(bool KeepDims)
{
    public static GlobalPoolingArguments Read(LayerDeclaration layer) => new(layer.Bool(nameof(KeepDims)));
}
