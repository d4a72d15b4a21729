using System.Collections.Generic;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>γ (x − mean) / √(variance + ε) + β per channel.</summary>
internal sealed class BatchNormalizationLayer : Layer
{
    public override string Kind => "BatchNormalization";

    public override bool IsLinear(LayerDeclaration layer) => true;

    public override bool Normalizes => true;

    public override long? ValuesPerStatistic(Node node, int tile) =>
        tile == 0 ? null : tile * (long)(node.Output.ElementCount / node.Output.Channels);

    public override bool RemovesShifts(Node node) => true;

    public override bool Streams(Node node) => true;

    public override string? WhyNotTimeDistributed => "takes its statistics over all steps as it is, and its parameters are those of the last axis";

    public override LayerShape? Infer(InferenceContext context)
    {
        bool valid =
            context.InRange("Momentum", static momentum => momentum is >= 0 and <= 1, "0 to 1")
            & context.InRange("Epsilon", static epsilon => epsilon > 0 && !double.IsInfinity(epsilon), "positive and finite")
            & ParameterRules.Check(context, "Gamma", "Beta");
        if (!valid || context.Input is not Shape input)
        {
            return null;
        }

        BatchNormalizationArguments arguments = BatchNormalizationArguments.Read(context.Declaration);
        Parameter PerChannel(string name, bool trainable, InitializerKind initializer) =>
            new(name, new Shape(input.Channels), 1, trainable, initializer, 0, input.Channels, input.Channels);
        List<Parameter> parameters = [];
        if (arguments.Scale)
        {
            parameters.Add(PerChannel("gamma", true, InitializerKind.Ones));
        }

        if (arguments.Center)
        {
            parameters.Add(PerChannel("beta", true, InitializerKind.Zeros));
        }

        parameters.Add(PerChannel("moving_mean", false, InitializerKind.Zeros));
        parameters.Add(PerChannel("moving_variance", false, InitializerKind.Ones));

        // At inference it is x · scale + shift.
        return new LayerShape(input, parameters.ToEquatableArray().WithAffineRules(context.Declaration), input.ElementCount);
    }

    public override void Lower(Node node, Lowering lowering)
    {
        double epsilon = BatchNormalizationArguments.Read(node.Declaration).Epsilon;
        Tensor input = lowering.Input(node);
        int channels = input.Channels;
        int pixels = input.Count / channels;
        Tensor? gamma = lowering.Parameter(node, "gamma");
        Tensor? beta = lowering.Parameter(node, "beta");
        Tensor movingMean = lowering.Parameter(node, "moving_mean")!;
        Tensor movingVariance = lowering.Parameter(node, "moving_variance")!;
        Tensor Vector(string name) => lowering.Training
            ? lowering.NewChannel($"{node.Name}/{name}", channels)
            : lowering.NewPrepared($"{node.Name}/{name}", channels);
        Tensor scale = Vector("scale");
        Tensor shift = Vector("shift");
        Call folded = new(
            node.Name,
            "running statistics as scale and shift",
            Routine.MovingScale,
            [gamma?.Id ?? -1, beta?.Id ?? -1, movingMean.Id, movingVariance.Id],
            [scale.Id, shift.Id],
            epsilon);
        if (!lowering.Training)
        {
            lowering.AddPrepare(folded);
            lowering.Add(Normalize(node, lowering.NewOutput(node), input, scale, shift));
            return;
        }

        Tensor sum = Vector("sum");
        Tensor mean = Vector("mean");
        Tensor squares = Vector("squares");
        Tensor deviation = Vector("rstd");
        lowering.Add(new Reduce(node.Name, "sum", sum.Id, input.Id, [], false) { Phase = Phase.Training });
        lowering.Add(new Call(node.Name, "mean", Routine.BatchMean, [sum.Id], [mean.Id], 0, pixels) { Phase = Phase.Training });
        lowering.Add(new Reduce(
            node.Name, "squared deviations", squares.Id, input.Id, [new Pointwise.SubtractChannel(mean.Id), new Pointwise.Square()], false)
        {
            Phase = Phase.Training,
        });
        lowering.Add(new Call(
            node.Name,
            "statistics as scale and shift",
            Routine.BatchScale,
            [squares.Id, mean.Id, gamma?.Id ?? -1, beta?.Id ?? -1],
            [
                scale.Id, shift.Id, deviation.Id,
                lowering.ParameterGradient(movingMean).Id, lowering.ParameterGradient(movingVariance).Id,
            ],
            epsilon,
            pixels)
        {
            Phase = Phase.Training,
        });
        lowering.Add(folded with { Phase = Phase.Evaluation });
        Tensor output = lowering.NewOutput(node);
        lowering.Add(Normalize(node, output, input, scale, shift));

        // dx = scale · (dy − mean(dy) − x̂ · mean(dy · x̂)), x̂ = (x − mean) · rstd.
        lowering.OnBackward(() =>
        {
            Tensor gradient = lowering.Gradient(output);
            Tensor sumGradient = Vector("gradient sum");
            Tensor sumProduct = Vector("gradient product");
            Tensor offset = Vector("gradient offset");
            Tensor factor = Vector("gradient factor");
            lowering.Add(new Reduce(node.Name, "sum of gradients", sumGradient.Id, gradient.Id, [], false));
            lowering.Add(new Reduce(
                node.Name,
                "sum of gradients times deviations",
                sumProduct.Id,
                gradient.Id,
                [new Pointwise.MultiplyCentered(input.Id, mean.Id)],
                false));
            lowering.Add(new Call(
                node.Name,
                "parameter gradients",
                Routine.BatchGradient,
                [sumGradient.Id, sumProduct.Id, deviation.Id, scale.Id],
                [
                    beta is null ? -1 : lowering.ParameterGradient(beta).Id,
                    gamma is null ? -1 : lowering.ParameterGradient(gamma).Id,
                    offset.Id,
                    factor.Id,
                ],
                0,
                pixels));
            lowering.Contribute(input, (inputGradient, accumulate) =>
            [
                new Map(
                    node.Name,
                    "input gradient",
                    inputGradient.Id,
                    gradient.Id,
                    [
                        new Pointwise.MultiplyChannel(scale.Id),
                        new Pointwise.AddChannel(offset.Id),
                        new Pointwise.AddCentered(input.Id, mean.Id, factor.Id),
                    ],
                    accumulate),
            ]);
        });
    }

    private static Map Normalize(Node node, Tensor output, Tensor input, Tensor scale, Tensor shift) => new(
        node.Name,
        "normalisation",
        output.Id,
        input.Id,
        [new Pointwise.MultiplyChannel(scale.Id), new Pointwise.AddChannel(shift.Id)]);
}

/// <summary>What [BatchNormalization] says.</summary>
internal sealed record BatchNormalizationArguments(double Momentum, double Epsilon, bool Center, bool Scale)
{
    public static BatchNormalizationArguments Read(LayerDeclaration layer) => new(
        layer.Double(nameof(Momentum), 0.99),
        layer.Double(nameof(Epsilon), 0.001),
        layer.Bool(nameof(Center), true),
        layer.Bool(nameof(Scale), true));
}
