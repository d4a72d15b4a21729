using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>The products of two layers' outputs, summed over an axis of each.</summary>
internal sealed class DotLayer : Layer
{
    // Keras' floor under a squared length.
    private const double Smallest = 1e-12;

    public override string Kind => "Dot";

    public override EquatableArray<string>? Sources(LayerDeclaration layer) =>
        [layer.String("First") ?? string.Empty, layer.String("Second") ?? string.Empty];

    public override LayerShape? Infer(InferenceContext context)
    {
        if (context.Inputs.Count != 2 || context.Inputs[0] is not Shape first || context.Inputs[1] is not Shape second)
        {
            return null;
        }

        DotArguments arguments = DotArguments.Read(context.Declaration, first.Rank, second.Rank);
        if (!AxisNumbers.Check(context, "FirstAxis", arguments.FirstAxis, first.Rank)
            | !AxisNumbers.Check(context, "SecondAxis", arguments.SecondAxis, second.Rank))
        {
            return null;
        }

        if (first[arguments.FirstAxis] != second[arguments.SecondAxis])
        {
            context.Error(
                ShapeRule.ShapesDoNotFit,
                "Second",
                context.InputNames[0],
                first.ToString(),
                context.InputNames[1],
                second.ToString(),
                Kind,
                $"shapes whose axes {Text.Of(arguments.FirstAxis + 1)} and {Text.Of(arguments.SecondAxis + 1)} are equal");
            return null;
        }

        long[] sizes = [.. Rest(first.Dimensions, arguments.FirstAxis), .. Rest(second.Dimensions, arguments.SecondAxis)];
        return context.Tensor("output", null, sizes.Length == 0 ? [1] : sizes) is Shape output
            ? new LayerShape(output, [], (long)output.ElementCount * first[arguments.FirstAxis])
            : null;
    }

    public override void Lower(Node node, Lowering lowering)
    {
        Tensor first = lowering.Input(node);
        Tensor second = lowering.Input(node, 1);
        DotArguments arguments = DotArguments.Read(node.Declaration, first.Dimensions.Count, second.Dimensions.Count);
        Tensor output = lowering.NewOutput(node);
        int leading = first.Dimensions.Count - 1;
        int trailing = second.Dimensions.Count - 1;
        int summed = leading + trailing;
        Loop[] loops =
        [
            .. Rest(first.Dimensions, arguments.FirstAxis).Select(static (size, i) => new Loop("a" + Text.Of(i), (int)size)),
            .. Rest(second.Dimensions, arguments.SecondAxis).Select(static (size, i) => new Loop("b" + Text.Of(i), (int)size)),
            new Loop("k", first.Dimensions[arguments.FirstAxis]),
        ];
        Access Of(Tensor tensor, int axis, int from) => new(tensor.Id, Enumerable.Range(0, tensor.Dimensions.Count)
            .Select(each => IndexExpression.OfLoop(each == axis ? summed : from + each - (each > axis ? 1 : 0)))
            .ToEquatableArray());
        List<Access> operands = [Of(first, arguments.FirstAxis, 0), Of(second, arguments.SecondAxis, leading)];
        Expression value = new Expression.Operand(0) * new Expression.Operand(1);
        if (arguments.Normalize)
        {
            Scale(first, arguments.FirstAxis, "first", 0);
            Scale(second, arguments.SecondAxis, "second", leading);
        }

        lowering.AddDifferentiable(new LoopNest(
            node.Name,
            "products summed",
            new EquatableArray<Loop>(loops),
            operands.ToEquatableArray(),
            [
                new NestResult(
                    new Access(output.Id, summed == 0 ? [IndexExpression.Zero] : Enumerable.Range(0, summed).Select(IndexExpression.OfLoop).ToEquatableArray()),
                    value),
            ]));

        // Divides by the length along the axis that is summed over.
        void Scale(Tensor tensor, int axis, string name, int from)
        {
            EquatableArray<int> rest = Rest(tensor.Dimensions, axis).Select(static size => (int)size).ToEquatableArray();
            EquatableArray<int> shape = rest.Count == 0 ? [1] : rest;
            Tensor squares = lowering.NewActivation($"{node.Name}/{name}_squares", shape);
            Tensor factor = lowering.NewActivation($"{node.Name}/{name}_factor", shape);
            Access OfRest(Tensor of, int start) => new(
                of.Id, rest.Count == 0 ? [IndexExpression.Zero] : Enumerable.Range(start, rest.Count).Select(IndexExpression.OfLoop).ToEquatableArray());
            Expression x = new Expression.Operand(0);
            lowering.AddDifferentiable(new LoopNest(
                node.Name,
                "squared length",
                [.. rest.Select(static (size, i) => new Loop("r" + Text.Of(i), size)), new Loop("k", tensor.Dimensions[axis])],
                [new Access(tensor.Id, Enumerable.Range(0, tensor.Dimensions.Count).Select(each => IndexExpression.OfLoop(each == axis ? rest.Count : each - (each > axis ? 1 : 0))).ToEquatableArray())],
                [new NestResult(OfRest(squares, 0), x * x)]));
            lowering.AddDifferentiable(LoopNest.Elementwise(
                node.Name, "reciprocal length", factor, [squares], Expression.Power(Expression.Maximum(x, Smallest), -0.5)));
            value *= new Expression.Operand(operands.Count);
            operands.Add(OfRest(factor, from));
        }
    }

    private static IEnumerable<long> Rest(EquatableArray<int> sizes, int axis) =>
        sizes.Where((_, each) => each != axis).Select(static size => (long)size);
}

/// <summary>What [Dot] says for inputs of two ranks; the axes are resolved.</summary>
internal sealed record DotArguments(int FirstAxis, int SecondAxis, bool Normalize)
{
    public static DotArguments Read(LayerDeclaration layer, int firstRank, int secondRank)
    {
        int Axis(string name, int rank) => AxisNumbers.Resolve(layer.Int(name, -1), rank);
        return new DotArguments(Axis(nameof(FirstAxis), firstRank), Axis(nameof(SecondAxis), secondRank), layer.Bool(nameof(Normalize), false));
    }
}
