using System.Collections.Generic;
using StaticNet.Generator.Common;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Advice;

/// <summary>Hidden units that all begin with the same weights, and those that begin where ReLU has no slope.</summary>
internal sealed class EqualUnits : ModelRule
{
    private const string Argument = "KernelInitializer";

    public override IEnumerable<Finding> Find(ModelView view)
    {
        foreach (Node node in view.Nodes)
        {
            Layer layer = ModelView.LayerOf(node);
            if (!layer.HasKernel)
            {
                continue;
            }

            KernelArguments arguments = KernelArguments.Read(node.Declaration);
            if (FirstWeight(arguments.KernelInitializer, arguments.KernelInitializerValue) is not double weight)
            {
                continue;
            }

            ActivatedKernel? link = KernelChain.Activated(view, node);
            bool zero = weight == 0
                && (!arguments.UseBias || FirstWeight(arguments.BiasInitializer, arguments.BiasInitializerValue) is <= 0)
                && link?.Function is ActivationKind.ReLU or ActivationKind.ReLU6 or ActivationKind.ThresholdedReLU;
            bool alike = node.Output.Channels > 1
                && !layer.SplitsChannels(node.Declaration)
                && KernelChain.After(view, link?.Activation ?? node) is not null;
            if (zero || alike)
            {
                string outcome = zero
                    ? $"so {link!.Value.Function} makes 0 of everything, and has no slope there to learn by"
                    : "so they make the same values, and learn to differ late or never";
                yield return new Finding(
                    Rules.EqualUnits,
                    node.Layer,
                    Argument,
                    [Text.Of(node.Output.Channels), node.Name, Text.Of(weight), outcome])
                {
                    Changes = [Change.Set(node.Layer, Argument, "Initializer." + Suitable(link?.Function))],
                };
            }
        }
    }

    private static InitializerKind Suitable(ActivationKind? function) => function switch
    {
        ActivationKind.ReLU or ActivationKind.ReLU6 or ActivationKind.ThresholdedReLU or ActivationKind.LeakyReLU => InitializerKind.HeNormal,
        ActivationKind.SELU => InitializerKind.LecunNormal,
        _ => InitializerKind.GlorotUniform,
    };

    private static double? FirstWeight(InitializerKind initializer, double value) => initializer switch
    {
        InitializerKind.Zeros => 0,
        InitializerKind.Ones => 1,
        InitializerKind.Constant => value,
        _ => null,
    };
}
