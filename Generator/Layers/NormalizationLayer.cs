using System;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>(x − mean) / √variance per channel by fixed statistics, or the way back from there.</summary>
internal sealed class NormalizationLayer : Layer
{
    // Keras' floor under the deviation.
    private const double Smallest = 1e-7;

    public override string Kind => "Normalization";

    public override bool IsLinear(LayerDeclaration layer) => true;

    public override bool MakesFractions(LayerDeclaration layer) => !layer.Bool("Invert");

    public override bool Streams(Node node) => true;

    public override string? WhyNotTimeDistributed => "treats all steps alike as it is";

    public override LayerShape? Infer(InferenceContext context)
    {
        NormalizationArguments arguments = NormalizationArguments.Read(context.Declaration);
        bool valid = true;
        if (arguments.Mean.Count == 0 != (arguments.Variance.Count == 0))
        {
            string missing = arguments.Mean.Count == 0 ? "Mean" : "Variance";
            valid = context.OutOfRange(missing, "not given", "given together with " + (missing == "Mean" ? "Variance" : "Mean"));
        }

        valid &= Check("Mean", arguments.Mean, static value => !double.IsNaN(value) && !double.IsInfinity(value), "finite")
            & Check("Variance", arguments.Variance, static value => value >= 0 && !double.IsInfinity(value), "at least 0 and finite");
        if (!valid || context.Input is not Shape input)
        {
            return null;
        }

        Parameter PerChannel(string name, InitializerKind initializer) =>
            new(name, new Shape(input.Channels), 1, false, initializer, 0, input.Channels, input.Channels) { Flat = true };
        return new LayerShape(
            input,
            arguments.IsGiven ? [] : [PerChannel("mean", InitializerKind.Zeros), PerChannel("variance", InitializerKind.Ones)],
            input.ElementCount);

        bool Check(string argument, EquatableArray<double> values, Func<double, bool> test, string range)
        {
            if (values.Any(value => !test(value)))
            {
                return context.OutOfRange(argument, Text.Of(values.First(value => !test(value))), range);
            }

            return values.Count < 2 || context.Input is not Shape shape || values.Count == shape.Channels
                || context.OutOfRange(argument, Text.Of(values.Count) + " numbers", $"one number, or one for each of the {Text.Of(shape.Channels)} channels");
        }
    }

    public override void Lower(Node node, Lowering lowering)
    {
        NormalizationArguments arguments = NormalizationArguments.Read(node.Declaration);
        Tensor input = lowering.Input(node);
        (Tensor mean, Tensor factor) = arguments.IsGiven ? Given(node, lowering, arguments) : Adapted(node, lowering, arguments.Invert);
        EquatableArray<Loop> loops = LoopNest.LoopsOf(input.Dimensions);
        IndexExpression channel = IndexExpression.OfLoop(loops.Count - 1);
        Expression x = new Expression.Operand(0);
        Expression center = new Expression.Operand(1);
        Expression scale = new Expression.Operand(2);
        lowering.AddDifferentiable(
            new LoopNest(
                node.Name,
                arguments.Invert ? "back to the data's units" : "by the data's statistics",
                loops,
                [Access.Whole(input), Access.Of(mean, channel), Access.Of(factor, channel)],
                [
                    new NestResult(
                        Access.Whole(lowering.NewOutput(node)),
                        arguments.Invert ? (x * scale) + center : (x - center) * scale),
                ]),
            mean.Id,
            factor.Id);
    }

    /// <summary>Constants.</summary>
    private static (Tensor Mean, Tensor Factor) Given(Node node, Lowering lowering, NormalizationArguments arguments)
    {
        return (Vector("mean", arguments.Mean, static value => value), Vector("factor", arguments.Variance, value =>
        {
            double deviation = Math.Max(Math.Sqrt(value), Smallest);
            return arguments.Invert ? deviation : 1 / deviation;
        }));

        Tensor Vector(string name, EquatableArray<double> values, Func<double, double> element)
        {
            int channels = node.Output.Channels;
            Tensor tensor = lowering.NewActivation($"{node.Name}/{name}", [channels]);
            lowering.Add(new Table(
                node.Name,
                name,
                tensor.Id,
                Enumerable.Range(0, channels).Select(channel => element(values[values.Count == 1 ? 0 : channel])).ToEquatableArray()));
            return tensor;
        }
    }

    /// <summary>Parameters; the factor is taken once per sample.</summary>
    private static (Tensor Mean, Tensor Factor) Adapted(Node node, Lowering lowering, bool invert)
    {
        Tensor factor = lowering.NewActivation(node.Name + "/factor", [node.Output.Channels]);
        Expression deviation = Expression.Maximum(Expression.Sqrt(new Expression.Operand(0)), Smallest);
        lowering.Add(LoopNest.Elementwise(
            node.Name, "factor", factor, [lowering.Parameter(node, "variance")!], invert ? deviation : 1 / deviation));
        return (lowering.Parameter(node, "mean")!, factor);
    }
}

/// <summary>What [Normalization] says.</summary>
internal sealed record NormalizationArguments(EquatableArray<double> Mean, EquatableArray<double> Variance, bool Invert)
{
    /// <summary>Whether the statistics stand in the declaration; otherwise they are parameters.</summary>
    public bool IsGiven => Mean.Count > 0;

    public static NormalizationArguments Read(LayerDeclaration layer) => new(
        layer.Doubles(nameof(Mean)),
        layer.Doubles(nameof(Variance)),
        layer.Bool(nameof(Invert)));
}
