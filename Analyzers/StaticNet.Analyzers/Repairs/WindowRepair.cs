using System.Collections.Generic;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Repairs;

/// <summary>A border under a window that is larger than its input, or an image's channels behind its rows.</summary>
internal static class WindowRepair
{
    public static IEnumerable<Change> Find(ShapeError error, NetworkModel model)
    {
        LayerDeclaration layer = model.Declaration.Layers[error.Layer];
        if (Repair.SourceOf(model, error.Layer) is Node source && ChannelOrder.InputOf(source, model.Nodes) is Node image)
        {
            LayerDeclaration last = Trial.With(image.Declaration, "Shape", ChannelOrder.Last(image.Output).Dimensions);
            if (image.Declaration.Place is null && Trial.Ends(error, model, image.Layer, last))
            {
                yield return new Change(FindingProperties.Last, image.Layer, null, string.Empty);
                yield break;
            }
        }

        if (Trial.Helps(model, error.Layer, Trial.With(layer, "Padding", (int)PaddingKind.Same)))
        {
            yield return Change.Set(error.Layer, "Padding", "Padding." + PaddingKind.Same);
        }
    }
}
