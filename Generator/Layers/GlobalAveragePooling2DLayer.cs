using StaticNet.Generator.Common;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>The mean of each channel.</summary>
internal sealed class GlobalAveragePooling2DLayer : Layer
{
    public override string Kind => "GlobalAveragePooling2D";

    public override LayerShape? Infer(InferenceContext context) =>
        context.Image() is Shape input ? new LayerShape(new Shape(input.Channels)) : null;

    public override void Lower(Node node, Lowering lowering)
    {
        Tensor input = lowering.Input(node);
        EquatableArray<WindowAxis> window = [Whole(input.Dimensions[0]), Whole(input.Dimensions[1])];
        Tensor mean = lowering.NewActivation(node.Name + "/mean", [1, 1, input.Channels]);
        Pooling2DLayer.LowerPool(node, lowering, PoolKind.Average, window, input, mean);
        Tensor output = lowering.NewOutput(node);
        lowering.Add(new Reshape(node.Name, "the same elements", output.Id, mean.Id));
        lowering.OnBackward(() => lowering.ContributeWhole(mean, node.Name, gradient =>
            new Reshape(node.Name, "the same elements", gradient.Id, lowering.Gradient(output).Id)));
    }

    /// <summary>A single window over a whole axis.</summary>
    private static WindowAxis Whole(int size) => new(size, size, size, 1, 0, 0, 1);
}
