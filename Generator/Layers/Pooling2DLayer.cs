using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>The shape rule of the layers that keep one value per window and channel.</summary>
internal abstract class Pooling2DLayer : Layer
{
    private const string Stem = "Pool";

    public override LayerShape? Infer(InferenceContext context)
    {
        bool valid = WindowArguments.Check(context, Stem, 2);
        return context.Image() is Shape input
            && valid
            && WindowArguments.Resolve(context, input, Stem, stepsByItself: true) is WindowArguments window
            && context.Tensor("output", null, window.Height.Output, window.Width.Output, input.Channels) is Shape output
                ? new LayerShape(output)
                : null;
    }

    /// <summary>Adds a pooling kernel and its way back.</summary>
    internal static void LowerPool(Node node, Lowering lowering, PoolKind kind, EquatableArray<WindowAxis> window, Tensor input, Tensor output)
    {
        string purpose = kind == PoolKind.Max ? "maximum of windows" : "mean of windows";
        lowering.Add(new Pool(node.Name, purpose, kind, output.Id, input.Id, window));
        lowering.OnBackward(() => lowering.Contribute(input, (gradient, accumulate) =>
        [
            new PoolGradient(
                node.Name,
                purpose + ", gradient",
                kind,
                gradient.Id,
                lowering.Gradient(output).Id,
                input.Id,
                output.Id,
                window,
                accumulate),
        ]));
    }

    private protected static void LowerPool(Node node, Lowering lowering, PoolKind kind)
    {
        Tensor input = lowering.Input(node);
        Pooling2DArguments arguments = Pooling2DArguments.Read(node.Declaration, new Shape(input.Dimensions));
        LowerPool(node, lowering, kind, [arguments.Height, arguments.Width], input, lowering.NewOutput(node));
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
