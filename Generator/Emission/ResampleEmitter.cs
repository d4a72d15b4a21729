using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Emission;

/// <summary>Writes weighted sums along one axis, from tables of indices and weights.</summary>
internal static class ResampleEmitter
{
    // Up to so many taps have registers of their own; the way back from a large image to a small one has many more.
    private const int Unrolled = 8;

    public static void Write(SourceWriter writer, KernelContext context, Resample resample)
    {
        EquatableArray<int> sizes = context.Tensor(resample.Out).Dimensions;
        (TensorLayout to, TensorLayout from) = (context.Layout(resample.Out), context.Layout(resample.Source));
        string e = context.Element;
        ResampleTable table = resample.Table;
        writer.Line($"ReadOnlySpan<int> indices = [{string.Join(", ", table.Indices.Select(Literal.Of))}];");
        writer.Line($"ReadOnlySpan<{e}> weights = [{string.Join(", ", table.Weights.Select(weight => Literal.Of(weight, e)))}];");
        using SourceWriter.Scope? samples = writer.BlockIf(context.Batched, "for (nint s = 0; s < samples; s++)");
        List<SourceWriter.Scope> scopes = [];
        for (int axis = 0; axis < sizes.Count - 1; axis++)
        {
            string name = "i" + Literal.Of(axis);
            scopes.Add(writer.Block($"for (nint {name} = 0; {name} < {Literal.Of(sizes[axis])}; {name}++)"));
        }

        string Row(TensorLayout layout, int tensor, string along) => Sum.Of(layout.Base,
        [
            .. context.Batched ? [("s", context.SampleStride(tensor))] : ((string, int)[])[],
            .. Enumerable.Range(0, sizes.Count - 1).Select(axis => (axis == resample.Axis ? along : "i" + Literal.Of(axis), layout.Strides[axis])),
        ]);
        string position = "i" + Literal.Of(resample.Axis);
        writer.Line($"ref {e} target = {KernelContext.At(context.Names[resample.Out], Row(to, resample.Out, position))};");
        bool loop = table.Taps > Unrolled;
        for (int tap = 0; tap < table.Taps && !loop; tap++)
        {
            string entry = Sum.Of(tap, (position, table.Taps));
            string number = Literal.Of(tap);
            writer.Line($"{context.Vector} weight{number} = {context.V}.Create(weights[(int)({entry})]);");
            writer.Line($"nint row{number} = indices[(int)({entry})];");
            writer.Line($"ref {e} source{number} = {KernelContext.At(context.Names[resample.Source], Row(from, resample.Source, "row" + number))};");
        }

        MapEmitter.WriteRun(writer, context, sizes[sizes.Count - 1], (c, remaining) =>
        {
            string sum = loop ? WriteLoop(c) : $"weight0 * {context.Load("source0", c)}";
            for (int tap = 1; tap < table.Taps && !loop; tap++)
            {
                string number = Literal.Of(tap);
                sum = $"{context.V}.MultiplyAddEstimate(weight{number}, {context.Load("source" + number, c)}, {sum})";
            }

            if (resample.Accumulate)
            {
                sum = $"{context.Load("target", c)} + ({sum})";
            }

            writer.Line(remaining is null ? context.Store(sum, "target", c) : context.StorePartial(sum, "target", c, remaining));
        });
        foreach (SourceWriter.Scope scope in Enumerable.Reverse(scopes))
        {
            scope.Dispose();
        }

        string WriteLoop(string c)
        {
            string taps = Literal.Of(table.Taps);
            string entry = Sum.Of(0, (position, table.Taps), ("tap", 1));
            writer.Line($"{context.Vector} sum = {context.Vector}.Zero;");
            using (writer.Block($"for (nint tap = 0; tap < {taps}; tap++)"))
            {
                writer.Line($"nint row = indices[(int)({entry})];");
                writer.Line($"ref {e} source = {KernelContext.At(context.Names[resample.Source], Row(from, resample.Source, "row"))};");
                writer.Line($"sum = {context.V}.MultiplyAddEstimate({context.V}.Create(weights[(int)({entry})]), {context.Load("source", c)}, sum);");
            }

            return "sum";
        }
    }
}
