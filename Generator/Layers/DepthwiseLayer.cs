using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>
/// A convolution of every channel by itself, with as many kernels for it as the multiplier says: output channel
/// c · multiplier + m is channel c through kernel m.
/// </summary>
internal abstract class DepthwiseLayer : Layer
{
    private const string Stem = "Kernel";

    /// <summary>How many axes the kernel slides along.</summary>
    protected abstract int Axes { get; }

    public override bool HasKernel => true;

    public override bool SplitsChannels(LayerDeclaration layer) => true;

    public override WindowArguments? Window(LayerDeclaration layer, Shape input) => WindowArguments.Read(layer, input, Stem, stepsByItself: false);

    public override LayerShape? Infer(InferenceContext context)
    {
        bool valid = Check(context, Axes) & KernelArguments.Check(context);
        if (context.Spatial(Axes) is not Shape input || !valid || InferSum(context, input) is not (Shape output, Shape kernel))
        {
            return null;
        }

        DepthwiseArguments arguments = DepthwiseArguments.Read(context.Declaration, input);
        return new LayerShape(
            output,
            arguments.Kernel.WithBias([Kernel(arguments, "kernel", kernel)], output.Channels),
            (long)output.ElementCount * arguments.Window.Size);
    }

    public override void Lower(Node node, Lowering lowering)
    {
        Tensor input = lowering.Input(node);
        DepthwiseArguments arguments = DepthwiseArguments.Read(node.Declaration, new Shape(input.Dimensions));
        Tensor repeated = Repeat(node.Name, lowering, input, arguments.DepthMultiplier);
        (Tensor source, WindowArguments window) = lowering.Streaming
            ? ConvolutionLayer.History(node, lowering, repeated, arguments.Window)
            : (repeated, arguments.Window);
        arguments.Kernel.Lower(node, lowering, (output, image, kernel) => Sum(node.Name, window, output, image, kernel), source);
    }

    /// <summary>Checks what every layer with a depthwise convolution takes for granted.</summary>
    internal static bool Check(InferenceContext context, int axes) =>
        context.AtLeast("DepthMultiplier", 1) & WindowArguments.Check(context, Stem, axes, causal: axes == 1);

    /// <summary>The shapes of a depthwise convolution's output and kernel; null after an error.</summary>
    internal static (Shape Output, Shape Kernel)? InferSum(InferenceContext context, Shape input)
    {
        if (WindowArguments.Resolve(context, input, Stem, stepsByItself: false) is not WindowArguments window)
        {
            return null;
        }

        int multiplier = context.Declaration.Int("DepthMultiplier", 1);
        long channels = (long)input.Channels * multiplier;

        // With a multiplier above 1 the input is repeated, with the border that its windows need.
        string argument = multiplier > 1 ? "DepthMultiplier" : AxisNames.Size(Stem, AxisNames.Of(window.Axes.Count)[0]);
        return context.Tensor("padded input", argument, [.. window.Axes.Select(static axis => axis.PaddedInput), channels]) is not null
            && context.Tensor("output", argument, [.. window.Axes.Select(static axis => (long)axis.Output), channels]) is Shape output
            && context.Tensor("kernel", argument, [.. window.Axes.Select(static axis => (long)axis.Size), input.Channels, multiplier]) is Shape kernel
                ? (output, kernel)
                : null;
    }

    /// <summary>The kernel, element after element in memory: vectors run along the channels that it multiplies.</summary>
    internal static Parameter Kernel(DepthwiseArguments arguments, string name, Shape shape)
    {
        int field = arguments.Window.Size;
        int[] taps = [.. Enumerable.Range(0, shape.Rank - 2)];
        return arguments.Kernel.Kernel(name, shape, 1, field * shape[shape.Rank - 2], field * shape.Channels, taps) with { Flat = true };
    }

    /// <summary>Every channel as often as there are kernels for it, side by side; the tensor itself where that is once.</summary>
    internal static Tensor Repeat(string label, Lowering lowering, Tensor input, int multiplier)
    {
        if (multiplier == 1)
        {
            return input;
        }

        int last = input.Dimensions.Count - 1;
        Tensor repeated = lowering.NewActivation(
            label + "/repeated", [.. input.Dimensions.Take(last), input.Channels * multiplier]);
        EquatableArray<Loop> loops = [.. LoopNest.LoopsOf(input.Dimensions), new Loop("m", multiplier)];
        IEnumerable<IndexExpression> pixel = Enumerable.Range(0, last).Select(IndexExpression.OfLoop);
        lowering.AddDifferentiable(new LoopNest(
            label,
            "every channel for each of its kernels",
            loops,
            [Access.Whole(input)],
            [
                new NestResult(
                    new Access(repeated.Id, [.. pixel, IndexExpression.Sum(0, new Term(last, multiplier), new Term(last + 1, 1))]),
                    new Expression.Operand(0)),
            ]));
        return repeated;
    }

    /// <summary>out[c at y] = Σ image[c at stride·y + dilation·k − padding] · kernel[k, c].</summary>
    internal static Contraction Sum(string label, WindowArguments window, Tensor output, Tensor image, Tensor kernel)
    {
        int axes = window.Axes.Count;
        IndexExpression channel = IndexExpression.OfLoop(axes);
        List<Loop> loops =
        [
            .. window.Axes.Select((axis, i) => new Loop(ConvolutionLayer.OutputName(i, axes), axis.Output)),
            new Loop("c", output.Channels),
            .. window.Axes.Select((axis, i) => new Loop("k" + ConvolutionLayer.OutputName(i, axes), axis.Size)),
        ];

        // Channels and their kernels, the last two axes of the kernel, follow each other in memory: one loop goes through both.
        return new Contraction(
            label,
            "depthwise convolution",
            loops.ToEquatableArray(),
            new Access(output.Id, [.. Enumerable.Range(0, axes).Select(IndexExpression.OfLoop), channel]),
            new Access(image.Id, [.. window.Axes.Select((axis, i) => ConvolutionLayer.Position(i, axes + 1 + i, axis)), channel]),
            new Access(kernel.Id, [.. Enumerable.Range(axes + 1, axes).Select(IndexExpression.OfLoop), IndexExpression.Zero, channel]),
            []);
    }
}

/// <summary>What the attributes of depthwise convolutions say, resolved for an input.</summary>
internal sealed record DepthwiseArguments(int DepthMultiplier, WindowArguments Window, KernelArguments Kernel)
{
    /// <summary>Of an attribute that inference has accepted.</summary>
    public static DepthwiseArguments Read(LayerDeclaration layer, Shape input) => new(
        layer.Int(nameof(DepthMultiplier), 1),
        WindowArguments.Read(layer, input, "Kernel", stepsByItself: false)!,
        KernelArguments.Read(layer));
}
