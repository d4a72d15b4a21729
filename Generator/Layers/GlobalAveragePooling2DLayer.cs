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
    }
}
