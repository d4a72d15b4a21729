using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Repairs;

/// <summary>What makes a layer's input of what arrives with other axes.</summary>
internal static class RankRepair
{
    public static IEnumerable<Change> Find(ShapeError error, NetworkModel model)
    {
        LayerDeclaration layer = model.Declaration.Layers[error.Layer];
        if (Repair.SourceOf(model, error.Layer) is not Node source || layer.IsTimeDistributed)
        {
            yield break;
        }

        // An LSTM's last step, where another layer reads all of them.
        if (LayerCatalog.Find(source.Kind) is RecurrentLayer
            && Trial.Ends(error, model, source.Layer, Trial.With(source.Declaration, "ReturnSequences", true)))
        {
            yield return Change.Set(source.Layer, "ReturnSequences", "true");
            yield break;
        }

        // The steps of a sequence, each by itself: in this layer, or in the [Flatten] before it that joined them.
        foreach (LayerDeclaration applied in (LayerDeclaration[])[layer, source.Declaration])
        {
            if ((applied == layer || source.Kind == "Flatten")
                && Trial.Ends(error, model, applied == layer ? error.Layer : source.Layer, Trial.With(applied, LayerDeclaration.TimeDistributed, true)))
            {
                yield return Change.Set(applied == layer ? error.Layer : source.Layer, LayerDeclaration.TimeDistributed, "true");
                break;
            }
        }

        foreach (LayerDeclaration between in Candidates(source.Output))
        {
            if (Trial.Helps(model, error.Layer, between with { From = layer.From }, layer with { From = null }))
            {
                yield return Change.Insert(error.Layer, Written(between));
                yield break;
            }
        }
    }

    // Rows of an image are the steps of a sequence; an image without channels has one.
    private static IEnumerable<LayerDeclaration> Candidates(Shape arrived)
    {
        if (arrived.Rank == 3)
        {
            yield return Reshape(arrived[0], arrived[1] * arrived[2]);
        }

        if (arrived.Rank == 2)
        {
            yield return Reshape(arrived[0], arrived[1], 1);
        }

        yield return new LayerDeclaration("Flatten", null, null, []);
    }

    private static LayerDeclaration Reshape(params int[] sizes) => new("Reshape", null, null, [new Argument("Shape", sizes.ToEquatableArray())]);

    private static string Written(LayerDeclaration layer) =>
        layer.Arguments.Count == 0 ? layer.Kind : layer.Kind + "(" + string.Join(", ", layer.Ints("Shape").Select(static size => Text.Of(size))) + ")";
}
