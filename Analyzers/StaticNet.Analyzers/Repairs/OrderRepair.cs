using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Repairs;

/// <summary>The input, to the front.</summary>
internal static class OrderRepair
{
    public static IEnumerable<Change> Find(NetworkModel model)
    {
        int input = model.Declaration.Layers.Select(static layer => layer.Kind).ToList().IndexOf(LayerKinds.Input);
        yield return new Change(FindingProperties.Front, input, null, LayerKinds.Input);
        yield return new Change(FindingProperties.First, 0, null, LayerKinds.Input);
    }
}
