using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>Adds elements before and after each spatial axis: a value, a mirror image without the edge, or the edge repeated.</summary>
internal abstract class ZeroPaddingLayer(int axes) : Layer
{
    public override string Kind => "ZeroPadding" + Text.Of(axes) + "D";

    public override bool IsLinear(LayerDeclaration layer) => true;

    public override bool ChangesNothing(Node node, Shape input) => node.Output == input;

    public override LayerShape? Infer(InferenceContext context)
    {
        bool valid = Margins.Check(context, axes)
            & context.IsDefined<PadModeKind>("Mode")
            & context.InRange("Value", static value => !double.IsNaN(value), "a number");
        if (context.Spatial(axes) is not Shape input || !valid)
        {
            return null;
        }

        Margins margins = Margins.Read(context.Declaration, axes);
        HashSet<string> wrong = [];
        for (int axis = 0; axis < axes && Mode(context.Declaration) == PadModeKind.Reflect; axis++)
        {
            foreach ((string end, int size) in ((string, int)[])
                [(Margins.BeforeName(axis, axes), margins.Before[axis]), (Margins.AfterName(axis, axes), margins.After[axis])])
            {
                // One number may stand for all ends: complain of it once.
                string argument = Margins.Given(context.Declaration, end);
                if (size >= input[axis] && wrong.Add(argument))
                {
                    valid = context.OutOfRange(argument, Text.Of(size), "less than the " + Text.Of(input[axis]) + " elements of the axis that it mirrors");
                }
            }
        }

        return valid && context.Tensor("output", null, [.. input.Dimensions.Select((size, axis) =>
            axis < axes ? (long)size + margins.Before[axis] + margins.After[axis] : size)]) is Shape output
                ? new LayerShape(output)
                : null;
    }

    public override void Lower(Node node, Lowering lowering)
    {
        Margins margins = Margins.Read(node.Declaration, axes);
        if (Mode(node.Declaration) == PadModeKind.Constant)
        {
            double value = node.Declaration.Double("Value");
            Tensor output = lowering.NewOutput(node);
            lowering.Add(value == 0
                ? new Fill(node.Name, "border", output.Id)
                : LoopNest.Elementwise(node.Name, "border", output, [], value));
            Copy(node, lowering, lowering.Input(node), output, "inside", margins.Before, lowering.Input(node).Dimensions);
            return;
        }

        // One axis after the other, so that corners mirror what is mirrored already.
        Tensor current = lowering.Input(node);
        List<int> padded = [.. Enumerable.Range(0, axes).Where(axis => margins.Before[axis] + margins.After[axis] > 0)];
        if (padded.Count == 0)
        {
            Copy(node, lowering, current, lowering.NewOutput(node), "nothing added", margins.Before, current.Dimensions);
            return;
        }

        foreach (int axis in padded)
        {
            EquatableArray<int> sizes = current.Dimensions
                .Select((size, each) => each == axis ? size + margins.Before[axis] + margins.After[axis] : size)
                .ToEquatableArray();
            Tensor next = axis == padded[padded.Count - 1]
                ? lowering.NewOutput(node)
                : lowering.NewActivation($"{node.Name}/axis{Text.Of(axis)}", sizes);
            PadAxis(node, lowering, current, next, axis, margins.Before[axis], margins.After[axis]);
            current = next;
        }
    }

    private static PadModeKind Mode(LayerDeclaration layer) => (PadModeKind)layer.Int("Mode");

    private static void PadAxis(Node node, Lowering lowering, Tensor input, Tensor output, int axis, int before, int after)
    {
        bool reflect = Mode(node.Declaration) == PadModeKind.Reflect;
        int size = input.Dimensions[axis];
        Part("inside", size, before, IndexExpression.Sum(0, new Term(axis, 1)));
        if (before > 0)
        {
            Part("before", before, 0, reflect ? IndexExpression.Sum(before, new Term(axis, -1)) : IndexExpression.Zero);
        }

        if (after > 0)
        {
            Part("after", after, before + size, IndexExpression.Sum(reflect ? size - 2 : size - 1, reflect ? [new Term(axis, -1)] : []));
        }

        void Part(string purpose, int count, int offset, IndexExpression source) => lowering.AddDifferentiable(new LoopNest(
            node.Name,
            purpose,
            LoopNest.LoopsOf(input.Dimensions.Select((length, each) => each == axis ? count : length).ToEquatableArray()),
            [new Access(input.Id, input.Dimensions.Select((_, each) => each == axis ? source : IndexExpression.OfLoop(each)).ToEquatableArray())],
            [
                new NestResult(
                    new Access(output.Id, input.Dimensions
                        .Select((_, each) => IndexExpression.Sum(each == axis ? offset : 0, new Term(each, 1)))
                        .ToEquatableArray()),
                    new Expression.Operand(0)),
            ]));
    }

    private static void Copy(
        Node node, Lowering lowering, Tensor input, Tensor output, string purpose, EquatableArray<int> offsets, EquatableArray<int> sizes) =>
        lowering.AddDifferentiable(new LoopNest(
            node.Name,
            purpose,
            LoopNest.LoopsOf(sizes),
            [Access.Whole(input)],
            [
                new NestResult(
                    new Access(output.Id, sizes
                        .Select((_, axis) => IndexExpression.Sum(axis < offsets.Count ? offsets[axis] : 0, new Term(axis, 1)))
                        .ToEquatableArray()),
                    new Expression.Operand(0)),
            ]));
}

internal sealed class ZeroPadding1DLayer() : ZeroPaddingLayer(1);

internal sealed class ZeroPadding2DLayer() : ZeroPaddingLayer(2);

internal sealed class ZeroPadding3DLayer() : ZeroPaddingLayer(3);
