using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Emission;

/// <summary>
/// Writes pointwise kernels. Elements that lie alike in all tensors are one run; otherwise rows, or pixels where channel
/// vectors take part. The last vector of a run is stored without its surplus lanes.
/// </summary>
internal static class MapEmitter
{
    public static void Write(SourceWriter writer, KernelContext context, Map map)
    {
        int[] tensors = [map.Out, map.Source, .. ChainEmitter.Tensors(map.Chain)];
        int[] channels = [.. ChainEmitter.Channels(map.Chain)];
        Run run = Run.Of(context, tensors, channels.Length > 0);
        using SourceWriter.Scope? samples = writer.BlockIf(
            context.Batched && tensors.Any(tensor => context.SampleStride(tensor) != 0), "for (nint s = 0; s < samples; s++)");
        List<SourceWriter.Scope> scopes = [.. run.Outer.Select(axis => writer.Block(axis.Header))];
        Dictionary<int, string> at = [];
        foreach (int tensor in tensors.Distinct())
        {
            string name = "at" + Literal.Of(at.Count);
            at[tensor] = name;
            writer.Line($"ref {context.Element} {name} = {KernelContext.At(context.Names[tensor], run.Offset(context, tensor))};");
        }

        WriteRun(writer, context, run.Length, (i, remaining) =>
        {
            writer.Line($"{context.Vector} v = {context.Load(at[map.Source], i)};");
            ChainEmitter.Apply(
                writer,
                context,
                map.Chain,
                "v",
                tensor => context.Load(at[tensor], i),
                channel => context.Load(context.Names[channel], i));
            if (map.Accumulate)
            {
                writer.Line($"v += {context.Load(at[map.Out], i)};");
            }

            writer.Line(remaining is null
                ? context.Store("v", at[map.Out], i)
                : context.StorePartial("v", at[map.Out], i, remaining));
        });
        for (int i = scopes.Count - 1; i >= 0; i--)
        {
            scopes[i].Dispose();
        }
    }

    /// <summary>A loop over whole vectors and a last, partial one; <paramref name="body"/> takes the index and what remains (null: a whole vector).</summary>
    public static void WriteRun(SourceWriter writer, KernelContext context, int length, Action<string, string?> body)
    {
        string lanes = context.Lanes;
        bool always = length % ParameterTable.Block == 0;
        if (always)
        {
            using (writer.Block($"for (nint i = 0; i < {Literal.Of(length)}; i += {lanes})"))
            {
                body("i", null);
            }

            return;
        }

        writer.Line("nint i = 0;");
        using (writer.Block($"for (; i + {lanes} <= {Literal.Of(length)}; i += {lanes})"))
        {
            body("i", null);
        }

        using (writer.Block($"if (i < {Literal.Of(length)})"))
        {
            body("i", $"(int)({Literal.Of(length)} - i)");
        }
    }

    /// <summary>How tensors of one shape are walked together: loops over leading axes, and a run of neighbouring elements.</summary>
    internal sealed record Run(EquatableArray<RunAxis> Outer, int Length)
    {
        public static Run Of(KernelContext context, IReadOnlyList<int> tensors, bool perChannel)
        {
            Tensor tensor = context.Tensor(tensors[0]);
            int axes = tensor.Dimensions.Count;
            int length = tensor.Channels;
            int first = axes - 1;

            // Axes join the run while they follow it without a gap in every tensor.
            while (!perChannel && first > 0 && tensors.All(id => context.Layout(id).Strides[first - 1] == length))
            {
                first--;
                length *= tensor.Dimensions[first];
            }

            List<RunAxis> outer = [.. Enumerable.Range(0, first).Select(axis => new RunAxis("d" + Literal.Of(axis), axis, tensor.Dimensions[axis], 1))];

            // With channel vectors all pixels may still be one loop.
            while (outer.Count > 1 && outer[outer.Count - 2] is RunAxis a && outer[outer.Count - 1] is RunAxis b &&
                tensors.All(id => context.Layout(id).Strides[a.Axis] == b.Extent * context.Layout(id).Strides[b.Axis]))
            {
                outer.RemoveAt(outer.Count - 1);
                outer[outer.Count - 1] = new RunAxis(a.Name, b.Axis, a.Extent * b.Extent, 1);
            }

            return new Run(outer.ToEquatableArray(), length);
        }

        /// <summary>The start of a tensor's run inside the loops.</summary>
        public string Offset(KernelContext context, int tensor)
        {
            TensorLayout layout = context.Layout(tensor);
            IEnumerable<(string, int)> axes = Outer.Select(axis => (axis.Name, layout.Strides[axis.Axis]));
            int sample = context.SampleStride(tensor);
            return Sum.Of(layout.Base, context.Batched && sample != 0 ? [("s", sample), .. axes] : axes);
        }
    }

    /// <summary>A loop over an axis, or over several that step as one.</summary>
    internal sealed record RunAxis(string Name, int Axis, int Extent, int Step)
    {
        public string Header => $"for (nint {Name} = 0; {Name} < {Literal.Of(Extent)}; {Name} += {Literal.Of(Step)})".Replace($"{Name} += 1)", $"{Name}++)");
    }
}
