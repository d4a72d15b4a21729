using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Repairs;

/// <summary>The nearest number that an argument can be.</summary>
internal static class ArgumentRepair
{
    private const int Tried = 32;

    // Of those that fit the layer, in the whole network.
    private const int Inferred = 4;

    public static IEnumerable<Change> Find(ShapeError error, NetworkModel model)
    {
        if (error.Argument is not string argument)
        {
            yield break;
        }

        if (error.Layer < 0)
        {
            NetworkDeclaration declaration = model.Declaration;
            if (argument == "Tile")
            {
                yield return Change.Replace(-1, argument, Text.Of(Math.Max(0, Math.Min(Limits.Tile, declaration.Tile))));
            }

            yield break;
        }

        LayerDeclaration layer = model.Declaration.Layers[error.Layer];
        IEnumerable<(LayerDeclaration Other, string Text)> likely = Candidates(layer, argument)
            .Select(candidate => (Trial.With(layer, argument, candidate.Value), candidate.Text))
            .Where(candidate => Trial.MayHelp(model, error.Layer, candidate.Item1))
            .Take(Inferred);
        foreach ((LayerDeclaration other, string text) in likely)
        {
            if (Trial.Helps(model, error.Layer, other))
            {
                yield return Change.Replace(error.Layer, argument, text);
                yield break;
            }
        }
    }

    private static IEnumerable<(object Value, string Text)> Candidates(LayerDeclaration layer, string argument)
    {
        int bracket = argument.IndexOf('[');
        EquatableArray<int> array = bracket < 0 ? [] : layer.Ints(argument.Substring(0, bracket));
        if (layer.HasInt(argument) || array.Count > 0)
        {
            // Groups and blocks become smaller until they divide; what is less than it may be becomes the least.
            int given = array.Count > 0 ? array[argument[bracket + 1] - '0'] : layer.Int(argument);
            IEnumerable<int> smaller = given > 1 ? Enumerable.Range(1, Math.Min(given - 1, Tried)).Select(less => given - less) : [];
            return smaller.Concat([1, 0]).Distinct().Select(static value => ((object)value, Text.Of(value)));
        }

        // A percentage, a wrong sign, and what most arguments may be.
        double number = layer.Double(argument);
        double[] likely = [number is >= 2 and < 100 ? number / 100 : double.NaN, -number, .. Near(number)];
        return layer.Has(argument)
            ? likely.Where(static value => !double.IsNaN(value) && !double.IsInfinity(value)).Select(static value => ((object)value, Literal(value)))
            : [];
    }

    private static IEnumerable<double> Near(double number) =>
        ((double[])[0, 0.001, 0.5, 1]).OrderBy(value => double.IsNaN(number) ? value : Math.Abs(value - number));

    // A float fits arguments of both types.
    private static string Literal(double value) => Math.Floor(value) == value ? Text.Of(value) : Text.Of(Text.AsWritten((float)value)) + "f";
}
