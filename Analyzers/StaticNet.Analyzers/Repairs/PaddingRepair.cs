using System.Collections.Generic;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Repairs;

/// <summary>A border under a window that is larger than its input.</summary>
internal static class PaddingRepair
{
    public static IEnumerable<Change> Find(ShapeError error, NetworkModel model)
    {
        LayerDeclaration layer = model.Declaration.Layers[error.Layer];
        if (Trial.Helps(model, error.Layer, Trial.With(layer, "Padding", (int)PaddingKind.Same)))
        {
            yield return Change.Set(error.Layer, "Padding", "Padding." + PaddingKind.Same);
        }
    }
}
