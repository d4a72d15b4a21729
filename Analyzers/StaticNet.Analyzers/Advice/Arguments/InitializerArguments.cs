using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Advice;

/// <summary>A constant for an initialiser that takes none, or for what is not there.</summary>
internal static class InitializerArguments
{
    public static IEnumerable<UnreadArgument> Find(LayerDeclaration layer)
    {
        KernelArguments kernel = KernelArguments.Read(layer);
        if (layer.Has("KernelInitializerValue") && kernel.KernelInitializer != InitializerKind.Constant)
        {
            yield return new("KernelInitializerValue", " without KernelInitializer = Initializer.Constant");
        }

        bool sinusoidal = LayerCatalog.Find(layer.Kind) is PositionEmbeddingLayer && layer.Bool("Sinusoidal");
        foreach (string argument in ((string[])["EmbeddingsInitializer", "EmbeddingsInitializerValue"]).Where(argument => sinusoidal && layer.Has(argument)))
        {
            yield return new(argument, " with Sinusoidal, which leaves nothing to initialise");
        }

        foreach (string initializer in ((string[])["RecurrentInitializer", "EmbeddingsInitializer", "AlphaInitializer"]).Where(_ => !sinusoidal))
        {
            if (layer.Has(initializer + "Value") && (InitializerKind)layer.Int(initializer) != InitializerKind.Constant)
            {
                yield return new(initializer + "Value", $" without {initializer} = Initializer.Constant");
            }
        }

        foreach (string argument in ((string[])["BiasInitializer", "UnitForgetBias"]).Where(argument => layer.Has(argument) && !kernel.UseBias))
        {
            yield return new(argument, " without a bias");
        }

        if (layer.Has("BiasInitializerValue") && !(kernel.UseBias && kernel.BiasInitializer == InitializerKind.Constant))
        {
            yield return new("BiasInitializerValue", kernel.UseBias ? " without BiasInitializer = Initializer.Constant" : " without a bias");
        }
    }
}
