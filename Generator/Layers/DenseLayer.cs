using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>activation(x · kernel + bias) for every vector along the last axis.</summary>
internal sealed class DenseLayer : Layer
{
    public override string Kind => "Dense";

    public override bool HasKernel => true;

    public override bool Streams(Node node) => true;

    public override LayerShape? Infer(InferenceContext context)
    {
        if (!(context.HasAtLeast("Units", 1) & KernelArguments.Check(context)))
        {
            return null;
        }

        DenseArguments arguments = DenseArguments.Read(context.Declaration);
        if (context.Input is not Shape input
            || context.Tensor("output", "Units", [.. Rows(input).Select(static size => (long)size), arguments.Units]) is not Shape output)
        {
            return null;
        }

        return context.Tensor("kernel", "Units", input.Channels, arguments.Units) is Shape kernel
            ? new LayerShape(
                output,
                arguments.Kernel.Parameters(kernel, 1, input.Channels, arguments.Units),
                (long)input.ElementCount * arguments.Units)
            : new LayerShape(output);
    }

    public override void Lower(Node node, Lowering lowering)
    {
        DenseArguments arguments = DenseArguments.Read(node.Declaration);
        Shape input = new(lowering.Input(node).Dimensions);

        List<Loop> loops = [new Loop("o", arguments.Units), new Loop("i", input.Channels), .. LoopNest.LoopsOf(Rows(input))];
        IndexExpression unit = IndexExpression.OfLoop(0);
        IndexExpression element = IndexExpression.OfLoop(1);
        IndexExpression[] row = [.. Enumerable.Range(2, loops.Count - 2).Select(IndexExpression.OfLoop)];
        arguments.Kernel.Lower(node, lowering, (output, vectors, kernel) => new Contraction(
            node.Name,
            "product",
            loops.ToEquatableArray(),
            new Access(output.Id, [.. row, unit]),
            new Access(vectors.Id, [.. row, element]),
            new Access(kernel.Id, [IndexExpression.Zero, element, unit]),
            []));
    }

    /// <summary>The axes before the last, which the layer treats alike; none of a vector.</summary>
    private static EquatableArray<int> Rows(Shape input) => input.Dimensions.Take(input.Rank - 1).ToEquatableArray();
}

/// <summary>What [Dense] says.</summary>
internal sealed record DenseArguments(int Units, KernelArguments Kernel)
{
    public static DenseArguments Read(LayerDeclaration layer) => new(layer.Int(nameof(Units)), KernelArguments.Read(layer));
}
