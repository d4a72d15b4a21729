using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Emission;

/// <summary>Writes sums over samples and pixels, per channel: channel vectors outside, with their sums in registers.</summary>
internal static class ReduceEmitter
{
    public static void Write(SourceWriter writer, KernelContext context, Reduce reduce)
    {
        int[] tensors = [reduce.Source, .. ChainEmitter.Tensors(reduce.Chain)];
        int channels = context.Tensor(reduce.Source).Channels;
        MapEmitter.Run run = MapEmitter.Run.Of(context, tensors, perChannel: true);
        string result = context.Names[reduce.Out];
        MapEmitter.WriteRun(writer, context, channels, (c, remaining) =>
        {
            List<int> factors = [.. ChainEmitter.Channels(reduce.Chain).Distinct()];
            foreach (int channel in factors)
            {
                writer.Line($"{context.Vector} {context.Names[channel]}_v = {context.Load(context.Names[channel], c)};");
            }

            // Two sums in turn, so that one addition need not wait for the other.
            writer.Line($"{context.Vector} even = {context.Vector}.Zero;");
            writer.Line($"{context.Vector} odd = {context.Vector}.Zero;");
            WriteLoops(writer, context, reduce, run, c);
            string sum = remaining is null ? "even + odd" : $"(even + odd) & {context.Mask(remaining)}";
            writer.Line(context.Store(reduce.Accumulate ? $"{context.Load(result, c)} + ({sum})" : sum, result, c));
        });
    }

    private static void WriteLoops(SourceWriter writer, KernelContext context, Reduce reduce, MapEmitter.Run run, string c)
    {
        List<SourceWriter.Scope> scopes = [];
        if (context.Batched)
        {
            scopes.Add(writer.Block("for (nint s = 0; s < samples; s++)"));
        }

        for (int axis = 0; axis < run.Outer.Count - 1; axis++)
        {
            scopes.Add(writer.Block(run.Outer[axis].Header));
        }

        if (run.Outer.Count == 0)
        {
            WriteTerm(writer, context, reduce, run, c, null, "even");
        }
        else
        {
            MapEmitter.RunAxis last = run.Outer[run.Outer.Count - 1];
            int pairs = last.Extent / 2 * 2;
            if (pairs > 0)
            {
                using (writer.Block($"for (nint {last.Name} = 0; {last.Name} < {Literal.Of(pairs)}; {last.Name} += 2)"))
                {
                    WriteTerm(writer, context, reduce, run, c, last.Name, "even");
                    WriteTerm(writer, context, reduce, run, c, $"({last.Name} + 1)", "odd");
                }
            }

            if (pairs < last.Extent)
            {
                WriteTerm(writer, context, reduce, run, c, Literal.Of(pairs), "even");
            }
        }

        for (int i = scopes.Count - 1; i >= 0; i--)
        {
            scopes[i].Dispose();
        }
    }

    private static void WriteTerm(
        SourceWriter writer, KernelContext context, Reduce reduce, MapEmitter.Run run, string c, string? last, string sum)
    {
        string At(int tensor)
        {
            TensorLayout layout = context.Layout(tensor);
            List<(string Variable, int Stride)> terms =
                [.. run.Outer.Select((axis, i) => (last is not null && i == run.Outer.Count - 1 ? last : axis.Name, layout.Strides[axis.Axis]))];
            if (context.Batched && context.SampleStride(tensor) != 0)
            {
                terms.Add(("s", context.SampleStride(tensor)));
            }

            terms.Add((c, 1));
            return context.Load(context.Names[tensor], Sum.Of(layout.Base, terms));
        }

        using (writer.Braces())
        {
            writer.Line($"{context.Vector} v = {At(reduce.Source)};");
            ChainEmitter.Apply(writer, context, reduce.Chain, "v", At, channel => context.Names[channel] + "_v");
            writer.Line($"{sum} += v;");
        }
    }
}
