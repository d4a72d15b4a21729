using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>The sum of several layers' outputs.</summary>
internal sealed class AddLayer : Layer
{
    private const string Layers = "Layers";

    public override string Kind => "Add";

    public override bool Streams(Node node) => true;

    public override EquatableArray<string>? Sources(LayerDeclaration layer) => layer.Strings(Layers);

    public override LayerShape? Infer(InferenceContext context)
    {
        if (!context.Has(Layers))
        {
            return null;
        }

        if (context.Inputs.Count < 2)
        {
            context.Error(ShapeRule.AddNeedsTwo, null, Text.Of(context.Inputs.Count));
        }

        int first = -1;
        bool equal = true;
        for (int i = 0; i < context.Inputs.Count; i++)
        {
            if (context.Inputs[i] is not Shape shape)
            {
                continue;
            }

            if (first < 0)
            {
                first = i;
            }
            else if (context.Inputs[first] is Shape expected && shape != expected)
            {
                equal = false;
                context.Error(
                    ShapeRule.AddShapesDiffer,
                    Layers + "[" + Text.Of(i) + "]",
                    context.InputNames[first],
                    expected.ToString(),
                    context.InputNames[i],
                    shape.ToString());
            }
        }

        return equal && first >= 0 && context.Inputs.All(static shape => shape is not null)
            ? new LayerShape(context.Inputs[first]!)
            : null;
    }

    public override void Lower(Node node, Lowering lowering)
    {
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
}
