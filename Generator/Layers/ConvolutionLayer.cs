using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>activation(x ∗ kernel + bias), a cross-correlation over 1, 2 or 3 axes.</summary>
internal abstract class ConvolutionLayer : Layer
{
    private const string Stem = "Kernel";

    /// <summary>How many axes the kernel slides along.</summary>
    protected abstract int Axes { get; }

    public override bool HasKernel => true;

    public override bool SplitsChannels(LayerDeclaration layer) => layer.Int("Groups", 1) > 1;

    public override WindowArguments? Window(LayerDeclaration layer, Shape input) => WindowArguments.Read(layer, input, Stem, stepsByItself: false);

    public override LayerShape? Infer(InferenceContext context)
    {
        bool valid = context.HasAtLeast("Filters", 1)
            & context.AtLeast("Groups", 1)
            & WindowArguments.Check(context, Stem, Axes, causal: Axes == 1)
            & KernelArguments.Check(context);
        if (context.Spatial(Axes) is not Shape input
            || !valid
            || !GroupsDivide(context, input)
            || WindowArguments.Resolve(context, input, Stem, stepsByItself: false) is null)
        {
            return null;
        }

        ConvolutionArguments arguments = ConvolutionArguments.Read(context.Declaration, input);
        WindowArguments window = arguments.Window;
        if (context.Tensor("output", "Filters", [.. window.Axes.Select(static axis => (long)axis.Output), arguments.Filters]) is not Shape output)
        {
            return null;
        }

        int channels = input.Channels / arguments.Groups;
        if (context.Tensor("kernel", "Filters", [.. window.Axes.Select(static axis => (long)axis.Size), channels, arguments.Filters]) is not Shape kernel)
        {
            return new LayerShape(output);
        }

        return new LayerShape(
            output,
            arguments.Kernel.Parameters(kernel, arguments.Groups, window.Size * channels, window.Size * arguments.Filters),
            (long)output.ElementCount * window.Size * channels);
    }

    public override void Lower(Node node, Lowering lowering)
    {
        Shape input = new(lowering.Input(node).Dimensions);
        ConvolutionArguments arguments = ConvolutionArguments.Read(node.Declaration, input);
        if (lowering.Streaming)
        {
            (Tensor history, WindowArguments window) = History(node, lowering, lowering.Input(node), arguments.Window);
            arguments.Kernel.Lower(node, lowering, (output, _, kernel) =>
                Sum(node.Name, "convolution", window, arguments.Groups, output, history, kernel));
            return;
        }

        if (lowering.AllowsWinograd && WinogradConvolution.Pays(arguments.Window, arguments.Groups, input.Channels, arguments.Filters))
        {
            Tensor linear = lowering.NewLinear(node, arguments.Kernel.Activation);
            WinogradConvolution.Lower(
                lowering, node.Name, arguments.Window, linear, lowering.Input(node), lowering.Parameter(node, "kernel")!, lowering.Parameter(node, "bias"));
            arguments.Kernel.Activate(node, lowering, linear);
            return;
        }

        arguments.Kernel.Lower(node, lowering, (output, image, kernel) =>
            Sum(node.Name, "convolution", arguments.Window, arguments.Groups, output, image, kernel));
    }

    /// <summary>One step, and before it those that a causal kernel reaches back to, with a window that covers them all.</summary>
    internal static (Tensor History, WindowArguments Window) History(Node node, Lowering lowering, Tensor input, WindowArguments window)
    {
        WindowAxis steps = window.Axes[0];
        Tensor history = lowering.NewHistory(node.Name, input, (steps.Size - 1) * steps.Dilation);
        return (history, new WindowArguments([steps with { Input = history.Dimensions[0], PadBefore = 0 }]));
    }

    /// <summary>
    /// out[g·filters + f at y] = Σ image[g·channels + c at stride·y + dilation·k − padding] · kernel[g, k, c, f], y and k along
    /// every axis of the window.
    /// </summary>
    /// <param name="label">The layer.</param>
    /// <param name="purpose">What it does there.</param>
    /// <param name="window">How the kernel slides over the image.</param>
    /// <param name="groups">Into how many groups the channels of both are split.</param>
    /// <param name="output">A tensor of the window's output sizes and channels.</param>
    /// <param name="image">A tensor of the window's input sizes and channels.</param>
    /// <param name="kernel">[groups, taps..., channels of the image per group, channels of the output per group].</param>
    public static Contraction Sum(
        string label, string purpose, WindowArguments window, int groups, Tensor output, Tensor image, Tensor kernel)
    {
        int axes = window.Axes.Count;
        int channels = image.Channels / groups;
        int filters = output.Channels / groups;

        // By position: the group, an element of the output, a filter; summed over: a tap, a channel.
        int f = axes + 1;
        int c = f + axes + 1;
        List<Loop> loops =
        [
            new Loop("g", groups),
            .. window.Axes.Select((axis, i) => new Loop(OutputName(i, axes), axis.Output)),
            new Loop("f", filters),
            .. window.Axes.Select((axis, i) => new Loop("k" + OutputName(i, axes), axis.Size)),
            new Loop("c", channels),
        ];
        return new Contraction(
            label,
            purpose,
            loops.ToEquatableArray(),
            new Access(output.Id, [.. Enumerable.Range(1, axes).Select(IndexExpression.OfLoop), Channel(f, filters)]),
            new Access(image.Id, [.. window.Axes.Select((axis, i) => Position(1 + i, f + 1 + i, axis)), Channel(c, channels)]),
            new Access(
                kernel.Id,
                [IndexExpression.OfLoop(0), .. Enumerable.Range(f + 1, axes).Select(IndexExpression.OfLoop), IndexExpression.OfLoop(c), IndexExpression.OfLoop(f)]),
            []);
    }

    /// <summary>The loop along an axis of the output: z, y, x from the outermost of three.</summary>
    internal static string OutputName(int axis, int axes) => "zyx".Substring(3 - axes + axis, 1);

    /// <summary>Which element of the image window <paramref name="output"/> sees through tap <paramref name="tap"/>.</summary>
    internal static IndexExpression Position(int output, int tap, WindowAxis axis) =>
        IndexExpression.Sum(-axis.PadBefore, new Term(output, axis.Stride), new Term(tap, axis.Dilation));

    /// <summary>Whether groups divide channels and filters; reported where they do not.</summary>
    internal static bool GroupsDivide(InferenceContext context, Shape input)
    {
        int groups = context.Declaration.Int("Groups", 1);
        int filters = context.Declaration.Int("Filters");
        if (input.Channels % groups != 0)
        {
            context.Error(ShapeRule.GroupsDoNotDivide, "Groups", Text.Of(groups), "input channels", Text.Of(input.Channels));
            return false;
        }

        if (filters % groups != 0)
        {
            context.Error(ShapeRule.GroupsDoNotDivide, "Groups", Text.Of(groups), "filters", Text.Of(filters));
            return false;
        }

        return true;
    }

    private static IndexExpression Channel(int inGroup, int groupSize) =>
        IndexExpression.Sum(0, new Term(0, groupSize), new Term(inGroup, 1));
}

/// <summary>What [Conv1D], [Conv2D] and [Conv3D] say, resolved for an input.</summary>
internal sealed record ConvolutionArguments(int Filters, int Groups, WindowArguments Window, KernelArguments Kernel)
{
    /// <summary>Of an attribute that inference has accepted.</summary>
    public static ConvolutionArguments Read(LayerDeclaration layer, Shape input) => new(
        layer.Int(nameof(Filters)),
        layer.Int(nameof(Groups), 1),
        WindowArguments.Read(layer, input, "Kernel", stepsByItself: false)!,
        KernelArguments.Read(layer));
}
