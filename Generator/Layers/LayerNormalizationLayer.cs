using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>γ (x − mean) / √(variance + ε) + β, the statistics over the last axes of each sample.</summary>
internal sealed class LayerNormalizationLayer : Layer
{
    public override string Kind => "LayerNormalization";

    public override LayerShape? Infer(InferenceContext context)
    {
        bool valid =
            context.InRange("Epsilon", static epsilon => epsilon > 0 && !double.IsInfinity(epsilon), "positive and finite")
            & context.AtLeast("Axes", 1);
        if (!valid || context.Input is not Shape input)
        {
            return null;
        }

        LayerNormalizationArguments arguments = LayerNormalizationArguments.Read(context.Declaration);
        if (arguments.Axes > input.Rank)
        {
            context.OutOfRange("Axes", Text.Of(arguments.Axes), "1 to " + Text.Of(input.Rank));
            return null;
        }

        Shape normalized = new(input.Dimensions.Skip(input.Rank - arguments.Axes).ToEquatableArray());
        List<Parameter> parameters = [];
        void Add(string name, InitializerKind initializer) => parameters.Add(
            new Parameter(name, normalized, 1, true, initializer, 0, normalized.ElementCount, normalized.ElementCount) { Flat = true });
        if (arguments.Scale)
        {
            Add("gamma", InitializerKind.Ones);
        }

        if (arguments.Center)
        {
            Add("beta", InitializerKind.Zeros);
        }

        return new LayerShape(input, parameters.ToEquatableArray(), 2L * input.ElementCount);
    }

    public override void Lower(Node node, Lowering lowering)
    {
        LayerNormalizationArguments arguments = LayerNormalizationArguments.Read(node.Declaration);
        Tensor input = lowering.Input(node);
        EquatableArray<Loop> loops = LoopNest.LoopsOf(input.Dimensions);
        int rows = loops.Count - arguments.Axes;
        EquatableArray<int> rowShape = rows == 0 ? [1] : input.Dimensions.Take(rows).ToEquatableArray();
        double count = input.Dimensions.Skip(rows).Aggregate(1, static (product, size) => product * size);
        Access whole = Access.Whole(input);
        Access OfRow(Tensor tensor) => new(
            tensor.Id,
            rows == 0 ? [IndexExpression.Zero] : Enumerable.Range(0, rows).Select(IndexExpression.OfLoop).ToEquatableArray());
        Access OfElement(Tensor tensor) => new(
            tensor.Id, Enumerable.Range(rows, arguments.Axes).Select(IndexExpression.OfLoop).ToEquatableArray());
        Tensor mean = lowering.NewActivation(node.Name + "/mean", rowShape);
        Tensor variance = lowering.NewActivation(node.Name + "/variance", rowShape);
        Tensor deviation = lowering.NewActivation(node.Name + "/rstd", rowShape);
        Expression x = new Expression.Operand(0);
        Expression centered = x - new Expression.Operand(1);
        lowering.AddDifferentiable(new LoopNest(
            node.Name, "mean", loops, [whole], [new NestResult(OfRow(mean), x * (1 / count))]));
        lowering.AddDifferentiable(new LoopNest(
            node.Name, "variance", loops, [whole, OfRow(mean)], [new NestResult(OfRow(variance), centered * centered * (1 / count))]));
        lowering.AddDifferentiable(LoopNest.Elementwise(
            node.Name, "reciprocal deviation", deviation, [variance], Expression.Power(x + arguments.Epsilon, -0.5)));

        List<Access> operands = [whole, OfRow(mean), OfRow(deviation)];
        Expression value = centered * new Expression.Operand(2);
        foreach (string name in (string[])["gamma", "beta"])
        {
            if (lowering.Parameter(node, name) is Tensor parameter)
            {
                Expression operand = new Expression.Operand(operands.Count);
                operands.Add(OfElement(parameter));
                value = name == "gamma" ? value * operand : value + operand;
            }
        }

        Tensor output = lowering.NewOutput(node);
        lowering.AddDifferentiable(new LoopNest(
            node.Name, "normalisation", loops, operands.ToEquatableArray(), [new NestResult(Access.Whole(output), value)]));
    }
}

/// <summary>What [LayerNormalization] says.</summary>
internal sealed record LayerNormalizationArguments(double Epsilon, bool Center, bool Scale, int Axes)
{
    public static LayerNormalizationArguments Read(LayerDeclaration layer) => new(
        layer.Double(nameof(Epsilon), 0.001),
        layer.Bool(nameof(Center), true),
        layer.Bool(nameof(Scale), true),
        layer.Int(nameof(Axes), 1));
}
