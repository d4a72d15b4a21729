using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>activation(x ∗ kernel + bias), a cross-correlation over height and width.</summary>
internal sealed class Conv2DLayer : Layer
{
    private const string Stem = "Kernel";

    // The loops of the convolution, by position.
    private const int Group = 0;
    private const int Y = 1;
    private const int X = 2;
    private const int F = 3;
    private const int KernelY = 4;
    private const int KernelX = 5;
    private const int C = 6;

    public override string Kind => "Conv2D";

    public override LayerShape? Infer(InferenceContext context)
    {
        bool valid = context.HasAtLeast("Filters", 1)
            & context.AtLeast("Groups", 1)
            & WindowArguments.Check(context, Stem)
            & KernelArguments.Check(context);
        if (context.Image() is not Shape input
            || !valid
            || !GroupsDivide(context, input)
            || WindowArguments.Resolve(context, input, Stem, stepsByItself: false) is null)
        {
            return null;
        }

        Conv2DArguments arguments = Conv2DArguments.Read(context.Declaration, input);
        if (context.Tensor("output", "Filters", arguments.Height.Output, arguments.Width.Output, arguments.Filters) is not Shape output)
        {
            return null;
        }

        int channels = input.Channels / arguments.Groups;
        if (context.Tensor("kernel", "Filters", arguments.Height.Size, arguments.Width.Size, channels, arguments.Filters) is not Shape kernel)
        {
            return new LayerShape(output);
        }

        int field = arguments.Height.Size * arguments.Width.Size;
        return new LayerShape(
            output,
            arguments.Kernel.Parameters(kernel, arguments.Groups, field * channels, field * arguments.Filters),
            (long)output.ElementCount * field * channels);
    }

    public override void Lower(Node node, Lowering lowering)
    {
        Shape input = new(lowering.Input(node).Dimensions);
        Conv2DArguments arguments = Conv2DArguments.Read(node.Declaration, input);
        (WindowAxis height, WindowAxis width, int groups) = (arguments.Height, arguments.Width, arguments.Groups);
        int channels = input.Channels / groups;
        int filters = arguments.Filters / groups;
        arguments.Kernel.Lower(node, lowering, (output, image, kernel) => new Contraction(
            node.Name,
            "convolution",
            [
                new Loop("g", groups), new Loop("y", height.Output), new Loop("x", width.Output), new Loop("f", filters),
                new Loop("ky", height.Size), new Loop("kx", width.Size), new Loop("c", channels),
            ],
            new Access(output.Id, [IndexExpression.OfLoop(Y), IndexExpression.OfLoop(X), Channel(F, filters)]),
            new Access(image.Id, [Position(Y, KernelY, height), Position(X, KernelX, width), Channel(C, channels)]),
            new Access(kernel.Id, [.. ((int[])[Group, KernelY, KernelX, C, F]).Select(IndexExpression.OfLoop)]),
            []));
    }

    /// <summary>Which element of the image window <paramref name="output"/> sees through tap <paramref name="tap"/>.</summary>
    private static IndexExpression Position(int output, int tap, WindowAxis axis) =>
        IndexExpression.Sum(-axis.PadBefore, new Term(output, axis.Stride), new Term(tap, axis.Dilation));

    private static IndexExpression Channel(int inGroup, int groupSize) =>
        IndexExpression.Sum(0, new Term(Group, groupSize), new Term(inGroup, 1));

    private static bool GroupsDivide(InferenceContext context, Shape input)
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
}

/// <summary>What [Conv2D] says, resolved for an input.</summary>
internal sealed record Conv2DArguments(int Filters, int Groups, WindowAxis Height, WindowAxis Width, KernelArguments Kernel)
{
    public int StrideHeight => Height.Stride;

    public int StrideWidth => Width.Stride;

    public int DilationHeight => Height.Dilation;

    public int DilationWidth => Width.Dilation;

    public int PadTop => Height.PadBefore;

    public int PadBottom => Height.PadAfter;

    public int PadLeft => Width.PadBefore;

    public int PadRight => Width.PadAfter;

    /// <summary>Of an attribute that inference has accepted.</summary>
    public static Conv2DArguments Read(LayerDeclaration layer, Shape input)
    {
        WindowArguments window = WindowArguments.Read(layer, input, "Kernel", stepsByItself: false)!;
        return new Conv2DArguments(
            layer.Int(nameof(Filters)), layer.Int(nameof(Groups), 1), window.Height, window.Width, KernelArguments.Read(layer));
    }
}
