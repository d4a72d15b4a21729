using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers;

/// <summary>Arguments that are read by nobody.</summary>
internal static class ArgumentAdvice
{
    public static IEnumerable<Finding> Find(NetworkDeclaration declaration)
    {
        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            LayerDeclaration layer = declaration.Layers[i];
            foreach ((string argument, string reason) in Find(layer))
            {
                yield return new Finding(Rules.ArgumentWithoutEffect, i, argument, [argument, layer.Kind, reason]);
            }
        }
    }

    private static IEnumerable<(string Argument, string Reason)> Find(LayerDeclaration layer)
    {
        if (layer.From is not null && (layer.Kind is LayerKinds.Input or LayerKinds.Output || LayerCatalog.Find(layer.Kind)?.Sources(layer) is not null))
        {
            yield return ("From", layer.Kind == LayerKinds.Input ? ", which reads nothing" : ", which names what it reads");
        }

        if (layer.Name is not null && layer.Kind == LayerKinds.Output)
        {
            yield return ("Name", ", which is not a layer");
        }

        if (layer.Has(LayerDeclaration.TimeDistributed) && layer.Kind == LayerKinds.Output)
        {
            yield return (LayerDeclaration.TimeDistributed, ", which is not a layer");
        }

        if (layer.Kind == "Activation")
        {
            ActivationKind function = ActivationArguments.Read(layer).Function;
            if (layer.Has("NegativeSlope") && function is not (ActivationKind.LeakyReLU or ActivationKind.ReLU))
            {
                yield return ("NegativeSlope", ": it is the slope of LeakyReLU and ReLU");
            }

            if (layer.Has("Alpha") && function is not (ActivationKind.ELU or ActivationKind.CELU))
            {
                yield return ("Alpha", ": it is that of ELU and CELU");
            }

            if (layer.Has("MaxValue") && function != ActivationKind.ReLU)
            {
                yield return ("MaxValue", ": it is where ReLU is clipped");
            }

            if (layer.Has("Threshold") && function is not (
                ActivationKind.ReLU or ActivationKind.ThresholdedReLU or ActivationKind.SoftShrink or ActivationKind.HardShrink))
            {
                yield return ("Threshold", ": it is that of ReLU, ThresholdedReLU, SoftShrink and HardShrink");
            }
        }

        bool same = (PaddingKind)layer.Int("Padding") == PaddingKind.Same;
        if (same && layer.Bool("CeilMode"))
        {
            yield return ("CeilMode", " with Padding.Same, which tells the number of windows");
        }

        if (!same && layer.Bool("CountPadding") && !layer.Arguments.Any(static argument =>
            argument.Name.StartsWith("Pad", System.StringComparison.Ordinal) && argument.Value is int and not 0))
        {
            yield return ("CountPadding", " without padding");
        }

        KernelArguments kernel = KernelArguments.Read(layer);
        if (layer.Has("KernelInitializerValue") && kernel.KernelInitializer != InitializerKind.Constant)
        {
            yield return ("KernelInitializerValue", " without KernelInitializer = Initializer.Constant");
        }

        bool sinusoidal = layer.Kind == "PositionEmbedding" && layer.Bool("Sinusoidal");
        foreach (string argument in ((string[])["EmbeddingsInitializer", "EmbeddingsInitializerValue"]).Where(argument => sinusoidal && layer.Has(argument)))
        {
            yield return (argument, " with Sinusoidal, which leaves nothing to initialise");
        }

        foreach (string initializer in ((string[])["RecurrentInitializer", "EmbeddingsInitializer", "AlphaInitializer"]).Where(_ => !sinusoidal))
        {
            if (layer.Has(initializer + "Value") && (InitializerKind)layer.Int(initializer) != InitializerKind.Constant)
            {
                yield return (initializer + "Value", $" without {initializer} = Initializer.Constant");
            }
        }

        if (layer.Kind.StartsWith("ZeroPadding", System.StringComparison.Ordinal)
            && layer.Has("Value")
            && (PadModeKind)layer.Int("Mode") != PadModeKind.Constant)
        {
            yield return ("Value", " without Mode = PadMode.Constant");
        }

        foreach (string argument in ((string[])["BiasInitializer", "UnitForgetBias"]).Where(argument => layer.Has(argument) && !kernel.UseBias))
        {
            yield return (argument, " without a bias");
        }

        if (layer.Has("BiasInitializerValue") && !(kernel.UseBias && kernel.BiasInitializer == InitializerKind.Constant))
        {
            yield return ("BiasInitializerValue", kernel.UseBias ? " without BiasInitializer = Initializer.Constant" : " without a bias");
        }

        foreach (string stem in ParameterRules.Stems)
        {
            if (layer.Has(stem + "MaxNorm") && (ConstraintKind)layer.Int(stem + "Constraint") != ConstraintKind.MaxNorm)
            {
                yield return (stem + "MaxNorm", $" without {stem}Constraint = Constraint.MaxNorm");
            }
        }

        foreach ((string stem, string option, string what) in ((string, string, string)[])
            [("Bias", "UseBias", "a bias"), ("Gamma", "Scale", "γ"), ("Beta", "Center", "β")])
        {
            if (layer.Bool(option, true))
            {
                continue;
            }

            foreach (string argument in ((string[])["L1", "L2", "Constraint"]).Select(end => stem + end).Where(layer.Has))
            {
                yield return (argument, " without " + what);
            }
        }
    }
}
