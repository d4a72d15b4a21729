using StaticNet.Generator.Declarations;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>The shape rule of the layers that keep one value per window and channel.</summary>
internal abstract class Pooling2DLayer : Layer
{
    private const string Stem = "Pool";

    public override LayerShape? Infer(InferenceContext context)
    {
        bool valid = WindowArguments.Check(context, Stem);
        return context.Image() is Shape input
            && valid
            && WindowArguments.Resolve(context, input, Stem, stepsByItself: true) is WindowArguments window
            && context.Tensor("output", null, window.Height.Output, window.Width.Output, input.Channels) is Shape output
                ? new LayerShape(output)
                : null;
    }
}

/// <summary>What [MaxPooling2D] and [AveragePooling2D] say, resolved for an input.</summary>
internal sealed record Pooling2DArguments(WindowAxis Height, WindowAxis Width)
{
    /// <summary>Of an attribute that inference has accepted.</summary>
    public static Pooling2DArguments Read(LayerDeclaration layer, Shape input)
    {
        WindowArguments window = WindowArguments.Read(layer, input, "Pool", stepsByItself: true)!;
        return new Pooling2DArguments(window.Height, window.Width);
    }
}
