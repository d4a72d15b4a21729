using System;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Emission;

/// <summary>Writes calls of the runtime library's routines.</summary>
internal static class CallEmitter
{
    public static void Write(SourceWriter writer, KernelContext context, Call call)
    {
        string element = context.Element;
        string In(int i) => Reference(context, call.Inputs[i]);
        string Out(int i) => Reference(context, call.Outputs[i]);
        switch (call.Routine)
        {
            case Routine.SoftmaxForward:
                Rows(writer, context, call.Outputs[0], [call.Inputs[0], call.Outputs[0]], (rows, _) =>
                    $"Softmax.Forward({rows[0]}, {rows[1]}, {Literal.Of(context.Tensor(call.Outputs[0]).Channels)});");
                break;
            case Routine.CausalSoftmaxForward:
                EquatableArray<int> scores = context.Tensor(call.Outputs[0]).Dimensions;
                (int queries, int keys) = (scores[scores.Count - 2], scores[scores.Count - 1]);
                Rows(writer, context, call.Outputs[0], [call.Inputs[0], call.Outputs[0]], (rows, row) =>
                    $"Softmax.ForwardCausal({rows[0]}, {rows[1]}, {Literal.Of(keys)}, (int)({row} % {Literal.Of(queries)}) + 1);");
                break;
            case Routine.SoftmaxBackward:
                Rows(writer, context, call.Outputs[0], [call.Inputs[0], call.Inputs[1], call.Outputs[0]], (rows, _) =>
                    $"Softmax.Backward({rows[0]}, {rows[1]}, {rows[2]}, {Literal.Of(context.Tensor(call.Outputs[0]).Channels)});");
                break;
            case Routine.LogSoftmaxForward:
                Rows(writer, context, call.Outputs[0], [call.Inputs[0], call.Outputs[0]], (rows, _) =>
                    $"LogSoftmax.Forward({rows[0]}, {rows[1]}, {Channels(context, call.Outputs[0])});");
                break;
            case Routine.LogSoftmaxBackward:
                Rows(writer, context, call.Outputs[0], [call.Inputs[0], call.Inputs[1], call.Outputs[0]], (rows, _) =>
                    $"LogSoftmax.Backward({rows[0]}, {rows[1]}, {rows[2]}, {Channels(context, call.Outputs[0])});");
                break;
            case Routine.DropoutMask:
                Draw(writer, context, call, $"DropoutMask.Fill({{0}}, {{1}}, {Literal.Of(call.Number, "float")}, key);");
                break;
            case Routine.GaussianNoise:
                Draw(writer, context, call, $"GaussianNoise.Fill({{0}}, {{1}}, {Literal.Of(call.Number)}, key);");
                break;
            case Routine.BatchMean:
                writer.Line($"BatchNormalization.Mean({In(0)}, {Out(0)}, {Channels(context, call.Outputs[0])}, {Samples(context)} * {Literal.Of(call.Number2)});");
                break;
            case Routine.BatchScale:
                writer.Line($"BatchNormalization.Scale({In(0)}, {In(1)}, {In(2)}, {In(3)}, {Out(0)}, {Out(1)}, {Out(2)}, {Out(3)}, {Out(4)}, {Channels(context, call.Outputs[0])}, (int)samples, {Literal.Of(call.Number2)}, {Literal.Of(call.Number, element)});");
                break;
            case Routine.MovingScale:
                writer.Line($"BatchNormalization.ScaleOfRunningStatistics({In(0)}, {In(1)}, {In(2)}, {In(3)}, {Out(0)}, {Out(1)}, {Channels(context, call.Outputs[0])}, {Literal.Of(call.Number, element)});");
                break;
            case Routine.BatchGradient:
                writer.Line($"BatchNormalization.Gradients({In(0)}, {In(1)}, {In(2)}, {In(3)}, {Out(0)}, {Out(1)}, {Out(2)}, {Out(3)}, {Channels(context, call.Outputs[2])}, {Samples(context)} * {Literal.Of(call.Number2)});");
                break;
            case Routine.Column:
                writer.Line($"Packing.Column({In(0)}, {Out(0)}, {Literal.Of(context.Tensor(call.Outputs[0]).Count)});");
                break;
            case Routine.WinogradKernel:
                EquatableArray<int> factors = context.Tensor(call.Outputs[0]).Dimensions;
                writer.Line($"Winograd.TransformKernel({In(0)}, {Out(0)}, {Literal.Of(factors[1])}, {Literal.Of(factors[2])});");
                break;
            case Routine.Transpose or Routine.TransposeWindows:
                Transpose(writer, context, call);
                break;
            default:
                throw new InvalidOperationException($"Unknown routine {call.Routine}.");
        }
    }

    private static string Reference(KernelContext context, int tensor) =>
        tensor < 0 ? $"ref Unsafe.NullRef<{context.Element}>()" : "ref " + context.Names[tensor];

    private static string Channels(KernelContext context, int tensor) => Literal.Of(context.Tensor(tensor).Channels);

    private static string Samples(KernelContext context) => context.Batched ? "(int)samples" : "1";

    /// <summary>A statement per row of the last axis, given references to the rows and the innermost loop's variable.</summary>
    private static void Rows(SourceWriter writer, KernelContext context, int shape, int[] tensors, Func<string[], string, string> statement)
    {
        using SourceWriter.Scope? samples = writer.BlockIf(context.Batched, "for (nint s = 0; s < samples; s++)");
        MapEmitter.Run run = MapEmitter.Run.Of(context, [shape, .. tensors], perChannel: true);
        SourceWriter.Scope[] scopes = [.. run.Outer.Select(axis => writer.Block(axis.Header))];
        writer.Line(statement([.. tensors.Select(tensor => KernelContext.At(context.Names[tensor], run.Offset(context, tensor)))], run.Outer.Count == 0 ? "0" : run.Outer[run.Outer.Count - 1].Name));
        foreach (SourceWriter.Scope scope in Enumerable.Reverse(scopes))
        {
            scope.Dispose();
        }
    }

    /// <summary>Random numbers for every sample; the statement takes a reference and a count.</summary>
    private static void Draw(SourceWriter writer, KernelContext context, Call call, string statement)
    {
        int tensor = call.Outputs[0];
        using (writer.Block("for (nint s = 0; s < samples; s++)"))
        {
            writer.Line($"ulong key = DropoutMask.Key(seed, {Literal.Of(call.Number2)}, firstSample + (int)s);");
            string first = KernelContext.At(context.Names[tensor], Sum.Of(0, ("s", context.SampleStride(tensor))));
            writer.Line(statement.Replace("{0}", first).Replace("{1}", Literal.Of(context.Tensor(tensor).Count)));
        }
    }

    /// <summary>A kernel packed by its rows: input channels, or, for windows, the last taps with theirs.</summary>
    private static void Transpose(SourceWriter writer, KernelContext context, Call call)
    {
        bool windows = call.Routine == Routine.TransposeWindows;
        EquatableArray<int> dimensions = context.Tensor(call.Outputs[0]).Dimensions;
        TensorLayout source = context.Layout(call.Inputs[0]);
        TensorLayout target = context.Layout(call.Outputs[0]);
        int rows = dimensions[dimensions.Count - 1];
        int columns = dimensions[dimensions.Count - 2];
        int taps = dimensions.Skip(1).Take(dimensions.Count - 3).Aggregate(1, static (product, size) => product * size);
        for (int group = 0; group < dimensions[0]; group++)
        {
            string from = KernelContext.At(context.Names[call.Inputs[0]], Literal.Of(group * source.Strides[0]));
            string to = KernelContext.At(context.Names[call.Outputs[0]], Literal.Of(group * target.Strides[0]));
            string reversed = windows ? "false" : "true";
            writer.Line($"Packing.Transpose({from}, {to}, {Literal.Of(taps)}, {Literal.Of(rows)}, {Literal.Of(columns)}, {reversed});");
        }
    }
}
