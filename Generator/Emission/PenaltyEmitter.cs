using System;
using System.Linq;
using StaticNet.Generator.Kernels;

namespace StaticNet.Generator.Emission;

/// <summary>Writes what activities add to the loss, and to gradients.</summary>
internal static class PenaltyEmitter
{
    public static void Write(SourceWriter writer, KernelContext context, Penalty penalty) =>
        Runs(writer, context, [penalty.Source], (at, length) =>
            $"penalty += ActivityPenalty.Sum({at[0]}, {length}, {Literal.Of(penalty.L1)}, {Literal.Of(penalty.L2)});");

    public static void Write(SourceWriter writer, KernelContext context, PenaltyGradient gradient) =>
        Runs(writer, context, [gradient.Out, gradient.Source], (at, length) =>
            $"ActivityPenalty.AddGradient({at[0]}, {at[1]}, {length}, {Literal.Of(gradient.L1)}, {Literal.Of(gradient.L2)}, lossScale);");

    /// <summary>A statement per run of neighbouring elements, given references to them and their number.</summary>
    private static void Runs(SourceWriter writer, KernelContext context, int[] tensors, Func<string[], string, string> statement)
    {
        MapEmitter.Run run = MapEmitter.Run.Of(context, tensors, perChannel: false);
        using SourceWriter.Scope? samples = writer.BlockIf(context.Batched, "for (nint s = 0; s < samples; s++)");
        SourceWriter.Scope[] scopes = [.. run.Outer.Select(axis => writer.Block(axis.Header))];
        writer.Line(statement(
            [.. tensors.Select(tensor => KernelContext.At(context.Names[tensor], run.Offset(context, tensor)))], Literal.Of(run.Length)));
        foreach (SourceWriter.Scope scope in Enumerable.Reverse(scopes))
        {
            scope.Dispose();
        }
    }
}
