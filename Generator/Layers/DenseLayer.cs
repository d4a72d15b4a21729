using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>activation(x · kernel + bias).</summary>
internal sealed class DenseLayer : Layer
{
    public override string Kind => "Dense";

    public override bool Streams(Node node) => true;

    public override LayerShape? Infer(InferenceContext context)
    {
        if (!(context.HasAtLeast("Units", 1) & KernelArguments.Check(context)))
        {
            return null;
        }

        DenseArguments arguments = DenseArguments.Read(context.Declaration);
        if (context.Input is not Shape input || context.Tensor("output", "Units", arguments.Units) is not Shape output)
        {
            return null;
        }

        if (input.Rank != 1)
        {
            context.Error(ShapeRule.DenseNeedsVector, null, input.ToString(), Text.Of(input.ElementCount));
            return new LayerShape(output);
        }

        return context.Tensor("kernel", "Units", input[0], arguments.Units) is Shape kernel
            ? new LayerShape(
                output,
                arguments.Kernel.Parameters(kernel, 1, input[0], arguments.Units),
                (long)input[0] * arguments.Units)
            : new LayerShape(output);
    }

    public override void Lower(Node node, Lowering lowering)
    {
        DenseArguments arguments = DenseArguments.Read(node.Declaration);
        int inputs = lowering.Input(node).Count;
        IndexExpression unit = IndexExpression.OfLoop(0);
        IndexExpression element = IndexExpression.OfLoop(1);
        arguments.Kernel.Lower(node, lowering, (output, vector, kernel) => new Contraction(
            node.Name,
            "product",
            [new Loop("o", arguments.Units), new Loop("i", inputs)],
            new Access(output.Id, [unit]),
            new Access(vector.Id, [element]),
            new Access(kernel.Id, [IndexExpression.Zero, element, unit]),
            []));
    }
}

/// <summary>What [Dense] says.</summary>
internal sealed record DenseArguments(int Units, KernelArguments Kernel)
{
    public static DenseArguments Read(LayerDeclaration layer) => new(layer.Int(nameof(Units)), KernelArguments.Read(layer));
}
