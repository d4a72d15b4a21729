using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Usage;

/// <summary>A file that another network has just been saved to.</summary>
internal sealed class ForeignWeights : UsageRule
{
    public override void OnCall(NetworkCall call)
    {
        if (call is not { Kind: CallKind.Load, Model: { } model }
            || call.Argument(0)?.Value.ConstantValue.Value is not string path)
        {
            return;
        }

        // The last that is saved there before, of those in the same member.
        IInvocationOperation? saved = RootOf(call.Operation).Descendants()
            .OfType<IInvocationOperation>()
            .Where(other => other.Syntax.SpanStart < call.Operation.Syntax.SpanStart
                && other is { TargetMethod: { Name: "Save", IsStatic: false }, Arguments.Length: 1 }
                && other.Arguments[0].Value.ConstantValue.Value as string == path)
            .LastOrDefault();
        if (saved is not null
            && NetworkModels.TypeOf(saved.Instance, call.Cancellation) is INamedTypeSymbol owner
            && call.Models.Find(owner, call.Cancellation) is NetworkModel other
            && Difference(other, model) is string difference)
        {
            call.Report(Rules.ForeignWeights, 0, path, owner.Name, call.Network!.Name, difference);
        }
    }

    private static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is not null)
        {
            operation = operation.Parent;
        }

        return operation;
    }

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
