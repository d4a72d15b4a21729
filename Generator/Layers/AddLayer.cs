using System.Linq;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>The sum of several layers' outputs.</summary>
internal sealed class AddLayer : MergeLayer
{
    public override string Kind => "Add";

    public override bool IsLinear(LayerDeclaration layer) => true;

    public override void Lower(Node node, Lowering lowering)
    {
        if (Enumerable.Range(0, node.Inputs.Count).Any(i => lowering.Input(node, i).Dimensions != node.Output.Dimensions))
        {
            base.Lower(node, lowering);
            return;
        }

        // Equal shapes: a map, which fuses with the layer before it.
        Tensor output = lowering.NewOutput(node);
        lowering.Add(new Map(
            node.Name,
            "sum",
            output.Id,
            lowering.Input(node).Id,
            [.. Enumerable.Range(1, node.Inputs.Count - 1).Select(i => new Pointwise.AddTensor(lowering.Input(node, i).Id))]));
        lowering.OnBackward(() =>
        {
            for (int i = 0; i < node.Inputs.Count; i++)
            {
                lowering.Contribute(lowering.Input(node, i), (gradient, accumulate) =>
                    [new Map(node.Name, "gradient of a summand", gradient.Id, lowering.Gradient(output).Id, [], accumulate)]);
            }
        });
    }

    protected override Expression Join(Expression[] values) => values.Aggregate(static (sum, value) => sum + value);
}
