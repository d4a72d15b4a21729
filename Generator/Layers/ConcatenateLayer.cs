using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>Several layers' outputs one behind the other along an axis.</summary>
internal sealed class ConcatenateLayer : Layer
{
    private const string Layers = "Layers";

    public override string Kind => "Concatenate";

    public override EquatableArray<string>? Sources(LayerDeclaration layer) => layer.Strings(Layers);

    // The first axis is time.
    public override bool Streams(Node node) =>
        node.Output.Rank > 1 && ConcatenateArguments.Read(node.Declaration, node.Output.Rank).Axis == node.Output.Rank - 1;

    public override LayerShape? Infer(InferenceContext context)
    {
        if (!context.Has(Layers))
        {
            return null;
        }

        int count = context.Inputs.Count;
        if (count < 2)
        {
            context.Error(ShapeRule.TooFewToJoin, null, Text.Of(count), Kind, "at least 2");
        }

        if (count < 2 || context.Inputs.Any(static shape => shape is null))
        {
            return null;
        }

        Shape first = context.Inputs[0]!;
        int axis = ConcatenateArguments.Read(context.Declaration, first.Rank).Axis;
        if (!AxisNumbers.Check(context, "Axis", axis, first.Rank))
        {
            return null;
        }

        bool fits = true;
        for (int i = 1; i < count; i++)
        {
            Shape other = context.Inputs[i]!;
            if (other.Rank != first.Rank || Enumerable.Range(0, first.Rank).Any(each => each != axis && other[each] != first[each]))
            {
                fits = false;
                context.Error(
                    ShapeRule.ShapesDoNotFit,
                    Layers + "[" + Text.Of(i) + "]",
                    context.InputNames[0],
                    first.ToString(),
                    context.InputNames[i],
                    other.ToString(),
                    Kind,
                    "shapes that are equal but for axis " + Text.Of(axis + 1) + (other.Rank == first.Rank ? context.Advice(i, Like(first, other, axis)) : string.Empty));
            }
        }

        return fits && context.Tensor("output", null, [.. first.Dimensions.Select((size, each) =>
            each == axis ? context.Inputs.Sum(shape => (long)shape![axis]) : size)]) is Shape output
                ? new LayerShape(output)
                : null;
    }

    // The first shape with its own size along the axis that is joined.
    private static Shape Like(Shape first, Shape other, int axis) =>
        new(first.Dimensions.Select((size, each) => each == axis ? other[axis] : size).ToEquatableArray());

    public override void Lower(Node node, Lowering lowering)
    {
        Tensor output = lowering.NewOutput(node);
        int axis = ConcatenateArguments.Read(node.Declaration, output.Dimensions.Count).Axis;
        int offset = 0;
        for (int i = 0; i < node.Inputs.Count; i++)
        {
            Tensor input = lowering.Input(node, i);
            int start = offset;
            lowering.AddDifferentiable(new LoopNest(
                node.Name,
                "part " + Text.Of(i + 1),
                LoopNest.LoopsOf(input.Dimensions),
                [Access.Whole(input)],
                [
                    new NestResult(
                        new Access(output.Id, input.Dimensions
                            .Select((_, each) => IndexExpression.Sum(each == axis ? start : 0, new Term(each, 1)))
                            .ToEquatableArray()),
                        new Expression.Operand(0)),
                ]));
            offset += input.Dimensions[axis];
        }
    }
}

/// <summary>What [Concatenate] says for inputs of a rank; the axis is resolved.</summary>
internal sealed record ConcatenateArguments(int Axis)
{
    public static ConcatenateArguments Read(LayerDeclaration layer, int rank) =>
        new(AxisNumbers.Resolve(layer.Int(nameof(Axis), -1), rank));
}
