using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using StaticNet.Generator.Common;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Usage;

/// <summary>
/// Buffers of a known length that are handed to <c>Forward</c> for one sample, all inputs together or a span for every input and
/// output, or to <c>Step</c>.
/// </summary>
internal sealed class BufferLengths : UsageRule
{
    public override void OnCall(NetworkCall call)
    {
        if (call.Kind is not (CallKind.Forward or CallKind.Step) || call.Model is null)
        {
            return;
        }

        int first = call.Kind == CallKind.Step ? 1 : 0;
        List<(string What, Shape Shape)> ports = PortsOf(call.Model, call.Kind, call.Operation.TargetMethod.Parameters.Length);
        if (ports.Count != call.Operation.TargetMethod.Parameters.Length - first || ReportSwapped(call, ports, first))
        {
            return;
        }

        for (int i = 0; i < ports.Count; i++)
        {
            (string what, Shape shape) = ports[i];
            if (call.LengthOf(first + i) is int length && length != shape.ElementCount)
            {
                call.Report(
                    Rules.WrongLength,
                    first + i,
                    call.TextOf(first + i),
                    Text.Of(length),
                    what,
                    call.Network!.Name,
                    Text.Of(shape.ElementCount),
                    shape.Rank == 1 ? string.Empty : $" ({shape})");
            }
        }
    }

    private static bool ReportSwapped(NetworkCall call, List<(string What, Shape Shape)> ports, int first)
    {
        if (ports.Count != 2
            || call.LengthOf(first) is not int input
            || call.LengthOf(first + 1) is not int output
            || input == output
            || input != ports[1].Shape.ElementCount
            || output != ports[0].Shape.ElementCount)
        {
            return false;
        }

        // What is only read cannot be written to.
        ITypeSymbol? type = Origin.WithoutConversions(call.Argument(first)!.Value).Type;
        bool isReadOnly = RuntimeTypes.IsSystem(type, "ReadOnlySpan") || RuntimeTypes.IsSystem(type, "ReadOnlyMemory");
        call.Report(
            Rules.SwappedBuffers,
            first,
            isReadOnly ? null : new Remedy(FindingProperties.Swap, call.PlaceOf(first + 1), string.Empty),
            call.TextOf(first),
            Text.Of(input),
            call.TextOf(first + 1),
            Text.Of(output),
            call.Network!.Name,
            ports[0].Shape.ToString(),
            ports[1].Shape.ToString());
        return true;
    }

    private static List<(string What, Shape Shape)> PortsOf(NetworkModel model, CallKind kind, int parameters) =>
        kind == CallKind.Step
            ? StreamingModel.Of(model) is NetworkModel step ? [("input of a step", step.InputShape), ("output of a step", step.OutputShape)] : []
        : model.HasSeveralPorts && parameters == model.Inputs.Count + model.Outputs.Count
            ?
            [
                .. model.Inputs.Select(node => ("input '" + model.Nodes[node].Name + "'", model.Nodes[node].Output)),
                .. model.Outputs.Select(node => ("output '" + model.Nodes[node].Name + "'", model.Nodes[node].Output)),
            ]
        : [("input", model.InputShape), ("output", model.OutputShape)];
}
