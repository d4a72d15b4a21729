using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Repairs;

/// <summary>The name that may be meant by one that no layer has, and one for a layer that cannot have its own.</summary>
internal static class NameRepair
{
    public static IEnumerable<Change> Find(ShapeError error, NetworkModel model)
    {
        if (error.Argument is not string argument)
        {
            yield break;
        }

        LayerDeclaration layer = model.Declaration.Layers[error.Layer];
        string given = error.MessageArguments[0];
        string?[] names = LayerNames.Assign(model.Declaration.Layers, new List<ShapeError>());
        string? name = error.Rule switch
        {
            ShapeRule.UnknownLayer => NameAdvice.Nearest(given, (layer.Kind == LayerKinds.Output ? names : names.Take(error.Layer)).OfType<string>()),
            ShapeRule.DuplicateName => Free(given, names),
            _ => Free(new string([.. given.Select(static each => each == '/' || char.IsControl(each) ? '_' : each)]).Trim(), names),
        };
        if (name is not null && LayerNames.IsValid(name) && Trial.Helps(model, error.Layer, Trial.With(layer, argument, name)))
        {
            yield return Change.Replace(error.Layer, argument, SymbolDisplay.FormatLiteral(name, quote: true));
        }
    }

    private static string Free(string name, string?[] taken)
    {
        string free = name;
        for (int i = 2; taken.Contains(free); i++)
        {
            free = name + "_" + Text.Of(i);
        }

        return free;
    }
}
