using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>A depthwise convolution, and a convolution of size 1 that mixes its channels; bias and activation after both.</summary>
internal abstract class SeparableLayer : Layer
{
    /// <summary>How many axes the kernel slides along.</summary>
    protected abstract int Axes { get; }

    public override bool HasKernel => true;

    public override WindowArguments? Window(LayerDeclaration layer, Shape input) => WindowArguments.Read(layer, input, "Kernel", stepsByItself: false);

    public override LayerShape? Infer(InferenceContext context)
    {
        bool valid = context.HasAtLeast("Filters", 1) & DepthwiseLayer.Check(context, Axes) & KernelArguments.Check(context);
        if (context.Spatial(Axes) is not Shape input
            || !valid
            || DepthwiseLayer.InferSum(context, input) is not (Shape between, Shape depthwise))
        {
            return null;
        }

        int filters = context.Declaration.Int("Filters");
        if (context.Tensor("output", "Filters", [.. between.Dimensions.Take(Axes).Select(static size => (long)size), filters]) is not Shape output)
        {
            return null;
        }

        if (context.Tensor("pointwise kernel", "Filters", [.. Enumerable.Repeat(1L, Axes), between.Channels, filters]) is not Shape pointwise)
        {
            return new LayerShape(output);
        }

        DepthwiseArguments arguments = DepthwiseArguments.Read(context.Declaration, input);
        return new LayerShape(
            output,
            arguments.Kernel.WithBias(
                [
                    DepthwiseLayer.Kernel(arguments, "depthwise_kernel", depthwise),
                    arguments.Kernel.Kernel("pointwise_kernel", pointwise, 1, between.Channels, filters),
                ],
                filters),
            ((long)between.ElementCount * arguments.Window.Size) + ((long)output.ElementCount * between.Channels));
    }

    public override void Lower(Node node, Lowering lowering)
    {
        Tensor input = lowering.Input(node);
        DepthwiseArguments arguments = DepthwiseArguments.Read(node.Declaration, new Shape(input.Dimensions));
        Tensor repeated = DepthwiseLayer.Repeat(node.Name, lowering, input, arguments.DepthMultiplier);
        (Tensor source, WindowArguments window) = lowering.Streaming
            ? ConvolutionLayer.History(node, lowering, repeated, arguments.Window)
            : (repeated, arguments.Window);
        Tensor between = lowering.NewActivation(
            node.Name + "/depthwise", [.. window.Axes.Select(static axis => axis.Output), repeated.Channels]);
        Tensor depthwise = lowering.Parameter(node, "depthwise_kernel")!;
        KernelArguments.LowerSum(
            lowering, DepthwiseLayer.Sum(node.Name, window, between, source, depthwise), between, source, depthwise, bias: null);
        WindowArguments point = new(window.Axes.Select(static axis => new WindowAxis(axis.Output, 1, 1, 1, 0, 0, axis.Output)).ToEquatableArray());
        arguments.Kernel.Lower(
            node,
            lowering,
            (output, image, kernel) => ConvolutionLayer.Sum(node.Name, "pointwise convolution", point, 1, output, image, kernel),
            between,
            "pointwise_kernel");
    }
}
