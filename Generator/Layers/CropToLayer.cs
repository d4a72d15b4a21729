using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>Crops all axes but the channels to the size of another layer's output.</summary>
internal sealed class CropToLayer : Layer
{
    public override string Kind => "CropTo";

    public override EquatableArray<LayerReference> References(LayerDeclaration layer) =>
        layer.String("Layer") is string name ? [new LayerReference("Layer", name)] : [];

    public override LayerShape? Infer(InferenceContext context)
    {
        if (context.Inputs.Count != 2 || context.Inputs[0] is not Shape input || context.Inputs[1] is not Shape target)
        {
            return null;
        }

        if (input.Rank != target.Rank || Enumerable.Range(0, input.Rank - 1).Any(axis => target[axis] > input[axis]))
        {
            context.Error(
                ShapeRule.ShapesDoNotFit,
                "Layer",
                context.InputNames[0],
                input.ToString(),
                context.InputNames[1],
                target.ToString(),
                Kind,
                "a layer with one that has as many axes, none of them larger");
            return null;
        }

        return new LayerShape(new Shape((EquatableArray<int>)[.. target.Dimensions.Take(input.Rank - 1), input.Channels]));
    }

    public override void Lower(Node node, Lowering lowering)
    {
        Tensor input = lowering.Input(node);
        bool centered = node.Declaration.Bool("Centered", true);
        CroppingLayer.Lower(node, lowering, node.Output.Dimensions
            .Select((size, axis) => centered ? (input.Dimensions[axis] - size) / 2 : 0)
            .ToEquatableArray());
    }
}
