using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Repairs;

/// <summary>A declaration with something else in it, and whether a mistake is gone.</summary>
internal static class Trial
{
    /// <summary>Whether another layer in the place of one has fewer mistakes, and none is new before the next.</summary>
    public static bool Helps(NetworkModel model, int layer, params LayerDeclaration[] instead)
    {
        List<LayerDeclaration> layers = [.. model.Declaration.Layers];
        layers.RemoveAt(layer);
        layers.InsertRange(layer, instead);
        return Helps(model, layer, instead.Length, model.Declaration with { Layers = layers.ToEquatableArray() });
    }

    /// <summary>
    /// Whether a layer that reads one other has fewer mistakes by itself than the one in its place; true where that cannot be told.
    /// Asked first: the whole network takes a hundred times as long.
    /// </summary>
    public static bool MayHelp(NetworkModel model, int layer, LayerDeclaration instead)
    {
        if (LayerCatalog.Find(instead.Kind) is not Layer kind
            || instead.Kind == LayerKinds.Input
            || instead.IsTimeDistributed
            || kind.Sources(instead) is not null
            || kind.References(instead).Any()
            || Repair.SourceOf(model, layer) is not Node source)
        {
            return true;
        }

        List<ShapeError> errors = [];
        kind.Infer(new InferenceContext(
            instead, layer, [source.Output], [source.Name], [source], model.Declaration.Precision, model.Nodes, errors));
        return errors.Count < model.Errors.Count(error => error.Layer == layer);
    }

    /// <summary>Whether another layer in the place of an earlier one ends a mistake, and makes none before it.</summary>
    public static bool Ends(ShapeError error, NetworkModel model, int layer, LayerDeclaration instead)
    {
        EquatableArray<LayerDeclaration> layers = model.Declaration.Layers.Select((old, i) => i == layer ? instead : old).ToEquatableArray();
        return Helps(model, error.Layer, 1, model.Declaration with { Layers = layers });
    }

    /// <summary>A layer with another argument, or another element of one.</summary>
    public static LayerDeclaration With(LayerDeclaration layer, string argument, object value)
    {
        int bracket = argument.IndexOf('[');
        if (bracket >= 0 && layer.Arguments.LastOrDefault(each => each.Name == argument.Substring(0, bracket)) is Argument array)
        {
            int element = int.Parse(argument.Substring(bracket + 1).TrimEnd(']'), System.Globalization.CultureInfo.InvariantCulture);
            object? changed = (array.Value, value) switch
            {
                (EquatableArray<int> values, int number) => values.Select((old, i) => i == element ? number : old).ToEquatableArray(),
                (EquatableArray<string> values, string text) => values.Select((old, i) => i == element ? text : old).ToEquatableArray(),
                _ => null,
            };
            return changed is null ? layer : With(layer, array.Name, changed);
        }

        return argument switch
        {
            "Name" => layer with { Name = (string)value },
            "From" => layer with { From = (string)value },
            _ => layer with { Arguments = [.. layer.Arguments, new Argument(argument, value)] },
        };
    }

    // What comes later may show a mistake that the first had hidden: it is not the fault of the change.
    private static bool Helps(NetworkModel model, int layer, int count, NetworkDeclaration other)
    {
        int before = Count(model, layer + 1);
        return Count(ShapeInference.Infer(other), layer + count) < before;
    }

    // A block's input has no shape, which is complained of only where nothing else is.
    private static int Count(NetworkModel model, int end) =>
        model.Errors.Count(error => error.Layer < end && error.Rule != ShapeRule.InvalidAttribute);
}
