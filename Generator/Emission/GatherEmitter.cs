using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Emission;

/// <summary>Writes what picks rows of a table by number, and adds to them.</summary>
internal static class GatherEmitter
{
    public static void Write(SourceWriter writer, KernelContext context, Gather gather) =>
        Walk(writer, context, gather.Indices, gather.Table, gather.Out, (row, at, columns) => writer.Line(
            $"MemoryMarshal.CreateSpan({KernelContext.At(context.Names[gather.Table], row)}, {columns}).CopyTo(MemoryMarshal.CreateSpan({KernelContext.At(context.Names[gather.Out], at)}, {columns}));"));

    public static void Write(SourceWriter writer, KernelContext context, ScatterAdd scatter) =>
        Walk(writer, context, scatter.Indices, scatter.Table, scatter.Source, (row, at, _) =>
        {
            writer.Line($"ref {context.Element} target = {KernelContext.At(context.Names[scatter.Table], row)};");
            writer.Line($"ref {context.Element} source = {KernelContext.At(context.Names[scatter.Source], at)};");
            MapEmitter.WriteRun(writer, context, context.Tensor(scatter.Source).Channels, (i, remaining) =>
            {
                string sum = $"{context.Load("target", i)} + {context.Load("source", i)}";
                writer.Line(remaining is null ? context.Store(sum, "target", i) : context.StorePartial(sum, "target", i, remaining));
            });
        });

    /// <summary>A body for every index, given the row's offset in the table, the offset in the other tensor, and the columns.</summary>
    private static void Walk(
        SourceWriter writer, KernelContext context, int indices, int table, int rows, System.Action<string, string, string> body)
    {
        TensorLayout numbers = context.Layout(indices);
        TensorLayout others = context.Layout(rows);
        Tensor tensor = context.Tensor(indices);
        string columns = Literal.Of(context.Tensor(rows).Channels);
        using SourceWriter.Scope? samples = writer.BlockIf(context.Batched, "for (nint s = 0; s < samples; s++)");
        List<SourceWriter.Scope> scopes = [.. tensor.Dimensions.Select((size, axis) =>
            writer.Block($"for (nint i{Literal.Of(axis)} = 0; i{Literal.Of(axis)} < {Literal.Of(size)}; i{Literal.Of(axis)}++)"))];
        string Offset(TensorLayout layout, int of) => Sum.Of(layout.Base,
        [
            .. context.Batched ? [("s", context.SampleStride(of))] : ((string, int)[])[],
            .. tensor.Dimensions.Select((_, axis) => ("i" + Literal.Of(axis), layout.Strides[axis])),
        ]);
        string number = $"Unsafe.Add(ref {context.Names[indices]}, {Offset(numbers, indices)})";
        writer.Line($"nint row = TableLookup.Index({number}, {Literal.Of(context.Tensor(table).Dimensions[0])}) * {columns};");
        body("row", Offset(others, rows), columns);
        for (int i = scopes.Count - 1; i >= 0; i--)
        {
            scopes[i].Dispose();
        }
    }
}
