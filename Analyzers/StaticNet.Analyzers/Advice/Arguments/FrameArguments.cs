using System.Collections.Generic;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Layers;

namespace StaticNet.Analyzers.Advice;

/// <summary>Name, source and steps where there is no use for them.</summary>
internal static class FrameArguments
{
    public static IEnumerable<UnreadArgument> Find(LayerDeclaration layer)
    {
        if (layer.From is not null && (layer.Kind is LayerKinds.Input or LayerKinds.Output || LayerCatalog.Find(layer.Kind)?.Sources(layer) is not null))
        {
            yield return new("From", layer.Kind == LayerKinds.Input ? ", which reads nothing" : ", which names what it reads");
        }

        if (layer.Name is not null && !LayerKinds.IsLayer(layer.Kind))
        {
            yield return new("Name", ", which is not a layer");
        }

        if (layer.Has(LayerDeclaration.TimeDistributed) && layer.Kind == LayerKinds.Output)
        {
            yield return new(LayerDeclaration.TimeDistributed, ", which is not a layer");
        }
    }
}
