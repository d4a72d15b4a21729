using System.Collections.Generic;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Advice;

/// <summary>Parameters of other functions than the one that [Activation] applies.</summary>
internal static class FunctionArguments
{
    public static IEnumerable<UnreadArgument> Find(LayerDeclaration layer)
    {
        if (LayerCatalog.Find(layer.Kind) is not ActivationLayer)
        {
            yield break;
        }

        ActivationKind function = ActivationArguments.Read(layer).Function;
        if (layer.Has("NegativeSlope") && function is not (ActivationKind.LeakyReLU or ActivationKind.ReLU))
        {
            yield return new("NegativeSlope", ": it is the slope of LeakyReLU and ReLU");
        }

        if (layer.Has("Alpha") && function is not (ActivationKind.ELU or ActivationKind.CELU))
        {
            yield return new("Alpha", ": it is that of ELU and CELU");
        }

        if (layer.Has("MaxValue") && function != ActivationKind.ReLU)
        {
            yield return new("MaxValue", ": it is where ReLU is clipped");
        }

        if (layer.Has("Threshold") && function is not (
            ActivationKind.ReLU or ActivationKind.ThresholdedReLU or ActivationKind.SoftShrink or ActivationKind.HardShrink))
        {
            yield return new("Threshold", ": it is that of ReLU, ThresholdedReLU, SoftShrink and HardShrink");
        }
    }
}
