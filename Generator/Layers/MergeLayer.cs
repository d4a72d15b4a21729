using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>
/// Several layers' outputs joined element by element. Shapes are aligned at their last axes; an axis of size 1, or one that is
/// missing in front, is repeated.
/// </summary>
internal abstract class MergeLayer : Layer
{
    private const string Layers = "Layers";

    /// <summary>Whether it takes two layers and no more.</summary>
    protected virtual bool TakesTwo => false;

    public override bool Streams(Node node) => true;

    public override EquatableArray<string>? Sources(LayerDeclaration layer) => layer.Strings(Layers);

    public override LayerShape? Infer(InferenceContext context)
    {
        if (!context.Has(Layers))
        {
            return null;
        }

        int count = context.Inputs.Count;
        if (count < 2 || (TakesTwo && count > 2))
        {
            context.Error(ShapeRule.TooFewToJoin, count > 2 ? Layers + "[2]" : null, Text.Of(count), Kind, TakesTwo ? "2" : "at least 2");
        }

        int widest = -1;
        bool fits = true;
        EquatableArray<int> output = [];
        for (int i = 0; i < count; i++)
        {
            if (context.Inputs[i] is not Shape shape)
            {
                continue;
            }

            if (widest < 0)
            {
                (widest, output) = (i, shape.Dimensions);
            }
            else if (Broadcast(output, shape.Dimensions) is EquatableArray<int> joined)
            {
                widest = shape.Rank > output.Count ? i : widest;
                output = joined;
            }
            else
            {
                fits = false;
                context.Error(
                    ShapeRule.ShapesDoNotFit,
                    Layers + "[" + Text.Of(i) + "]",
                    context.InputNames[widest],
                    context.Inputs[widest]!.ToString(),
                    context.InputNames[i],
                    shape.ToString(),
                    Kind,
                    "equal shapes, or such whose other axes are 1" + context.Advice(i, context.Inputs[widest]!));
            }
        }

        return fits
            && count >= 2
            && context.Inputs.All(static shape => shape is not null)
            && context.Tensor("output", null, [.. output.Select(static size => (long)size)]) is Shape result
                ? new LayerShape(result)
                : null;
    }

    public override void Lower(Node node, Lowering lowering)
    {
        Tensor output = lowering.NewOutput(node);
        EquatableArray<int> sizes = output.Dimensions;
        List<Access> operands = [];
        for (int i = 0; i < node.Inputs.Count; i++)
        {
            Tensor input = lowering.Input(node, i);
            int missing = sizes.Count - input.Dimensions.Count;
            operands.Add(new Access(input.Id, input.Dimensions
                .Select((size, axis) => size == 1 ? IndexExpression.Zero : IndexExpression.OfLoop(axis + missing))
                .ToEquatableArray()));
        }

        lowering.AddDifferentiable(new LoopNest(
            node.Name,
            Kind,
            LoopNest.LoopsOf(sizes),
            operands.ToEquatableArray(),
            [new NestResult(Access.Whole(output), Join([.. operands.Select(static (_, i) => new Expression.Operand(i))]))]));
    }

    /// <summary>The value from those of all inputs.</summary>
    protected abstract Expression Join(Expression[] values);

    private static EquatableArray<int>? Broadcast(EquatableArray<int> a, EquatableArray<int> b)
    {
        int rank = System.Math.Max(a.Count, b.Count);
        int[] result = new int[rank];
        for (int axis = 1; axis <= rank; axis++)
        {
            int left = axis <= a.Count ? a[a.Count - axis] : 1;
            int right = axis <= b.Count ? b[b.Count - axis] : 1;
            if (left != right && left != 1 && right != 1)
            {
                return null;
            }

            result[rank - axis] = System.Math.Max(left, right);
        }

        return new EquatableArray<int>(result);
    }
}
