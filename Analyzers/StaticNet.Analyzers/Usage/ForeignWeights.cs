using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Usage;

/// <summary>A file that another network is saved to.</summary>
internal sealed class ForeignWeights : UsageRule
{
    public override void OnCall(NetworkCall call)
    {
        if (call is not { Kind: CallKind.Load, Model: { } model }
            || call.Argument(0) is not IArgumentOperation argument
            || SavedFile.PathOf(argument.Value, call.Cancellation) is not string path)
        {
            return;
        }

        // Of those in the same member the last before; of other members nobody knows the order.
        IReadOnlyList<SavedFile> files = SavedFile.Near(call.Operation, call.Cancellation);
        SavedFile? saved = files.LastOrDefault(file =>
                file.IsBefore(call.Operation) && (file.Path == path || (file.Path is null && !IsForeign(file, call, model))))
            ?? (files.All(file => IsOther(file, path) || (!file.IsInMemberOf(call.Operation) && IsForeign(file, call, model)))
                ? files.FirstOrDefault(file => file.Path == path)
                : null);
        if (saved?.Network is INamedTypeSymbol owner
            && call.Models.Find(owner, call.Cancellation) is NetworkModel other
            && Difference(other, model) is string difference)
        {
            call.Report(Rules.ForeignWeights, 0, path, owner.Name, call.Network!.Name, difference);
        }
    }

    private static bool IsOther(SavedFile file, string path) => file.Path is string known && known != path;

    private static bool IsForeign(SavedFile file, NetworkCall call, NetworkModel loaded) =>
        call.Models.Find(file.Network, call.Cancellation) is NetworkModel saved && Difference(saved, loaded) is not null;

    private static string? Difference(NetworkModel saved, NetworkModel loaded)
    {
        Dictionary<string, Shape> shapes = saved.Nodes
            .SelectMany(static node => node.Parameters.Select(parameter => (Name: node.Name + "/" + parameter.Name, parameter.Shape)))
            .GroupBy(static parameter => parameter.Name)
            .ToDictionary(static group => group.Key, static group => group.First().Shape);
        foreach (Node node in loaded.Nodes)
        {
            foreach (Parameter parameter in node.Parameters)
            {
                string name = node.Name + "/" + parameter.Name;
                if (!shapes.TryGetValue(name, out Shape shape))
                {
                    return $"it has no '{name}'";
                }

                if (!shape.Equals(parameter.Shape))
                {
                    return $"its '{name}' is {shape} and not {parameter.Shape}";
                }
                shapes.Remove(name);
            }
        }

        return shapes.Count > 0 ? $"it has '{shapes.Keys.First()}' besides" : null;
    }
}
