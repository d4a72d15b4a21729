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

    public override LayerShape? Infer(InferenceContext context)
    {
        bool valid =
            context.InRange("Momentum", static momentum => momentum is >= 0 and <= 1, "0 to 1")
            & context.InRange("Epsilon", static epsilon => epsilon > 0 && !double.IsInfinity(epsilon), "positive and finite");
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
        return new LayerShape(input, parameters.ToEquatableArray(), input.ElementCount);
    }

    public override void Lower(Node node, Lowering lowering)
    {
    }
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
