using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Emission;

/// <summary>Writes what only moves elements: copies in and out, reshapes, zeros, halos.</summary>
internal static class CopyEmitter
{
    /// <summary>Copies a sample between a gap-free memory and a tensor.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="context">The program.</param>
    /// <param name="tensor">The tensor.</param>
    /// <param name="from">A reference to the sample's source.</param>
    /// <param name="to">A reference to its target.</param>
    /// <param name="into">True where the target is the tensor.</param>
    public static void CopySample(SourceWriter writer, KernelContext context, int tensor, string from, string to, bool into)
    {
        TensorLayout layout = context.Layout(tensor);
        (List<(string Name, int Extent, int Stride, int Plain)> loops, int length) = Runs(context.Tensor(tensor).Dimensions, layout);
        List<SourceWriter.Scope> scopes =
            [.. loops.Select(loop => writer.Block($"for (nint {loop.Name} = 0; {loop.Name} < {Literal.Of(loop.Extent)}; {loop.Name}++)"))];
        string plain = Sum.Of(0, loops.Select(static loop => (loop.Name, loop.Plain)));
        string placed = Sum.Of(layout.Base, loops.Select(static loop => (loop.Name, loop.Stride)));
        writer.Line($"{Span(from, into ? plain : placed, length)}.CopyTo({Span(to, into ? placed : plain, length)});");
        for (int i = scopes.Count - 1; i >= 0; i--)
        {
            scopes[i].Dispose();
        }
    }

    /// <summary>A reshape that is not free: element by element in row-major order, run by run.</summary>
    public static void Write(SourceWriter writer, KernelContext context, Reshape reshape)
    {
        using SourceWriter.Scope? samples = writer.BlockIf(context.Batched, "for (nint s = 0; s < samples; s++)");
        TensorLayout source = context.Layout(reshape.Source);
        TensorLayout target = context.Layout(reshape.Out);
        string from = context.Names[reshape.Source];
        string to = context.Names[reshape.Out];
        (string, int)[] Sample(int tensor) => context.Batched ? [("s", context.SampleStride(tensor))] : [];

        // One of the two lies without gaps: the other's runs are copied one by one.
        int gapped = target.HasHalo ? reshape.Out : reshape.Source;
        TensorLayout layout = context.Layout(gapped);
        (List<(string Name, int Extent, int Stride, int Plain)> loops, int length) = Runs(context.Tensor(gapped).Dimensions, layout);
        List<SourceWriter.Scope> scopes =
            [.. loops.Select(loop => writer.Block($"for (nint {loop.Name} = 0; {loop.Name} < {Literal.Of(loop.Extent)}; {loop.Name}++)"))];
        string Place(int tensor, TensorLayout place) => Sum.Of(
            place.Base, [.. Sample(tensor), .. loops.Select(loop => (loop.Name, tensor == gapped ? loop.Stride : loop.Plain))]);
        writer.Line($"{Span(from, Place(reshape.Source, source), length)}.CopyTo({Span(to, Place(reshape.Out, target), length)});");
        for (int i = scopes.Count - 1; i >= 0; i--)
        {
            scopes[i].Dispose();
        }
    }

    /// <summary>Given numbers, which the compiler keeps as data of the assembly.</summary>
    public static void Write(SourceWriter writer, KernelContext context, Table table)
    {
        string values = string.Join(", ", table.Values.Select(value => Literal.Of(value, context.Element)));
        writer.Line($"ReadOnlySpan<{context.Element}> values = [{values}];");
        using SourceWriter.Scope? samples = writer.BlockIf(context.Batched, "for (nint s = 0; s < samples; s++)");
        int start = context.Layout(table.Out).Base;
        string offset = context.Batched ? Sum.Of(start, ("s", context.SampleStride(table.Out))) : Literal.Of(start);
        writer.Line($"values.CopyTo({Span(context.Names[table.Out], offset, table.Values.Count)});");
    }

    /// <summary>Zeros everywhere, halo included.</summary>
    public static void Clear(SourceWriter writer, KernelContext context, int tensor)
    {
        using SourceWriter.Scope? samples = writer.BlockIf(context.Batched, "for (nint s = 0; s < samples; s++)");
        string offset = context.Batched ? Sum.Of(0, ("s", context.SampleStride(tensor))) : "0";
        writer.Line($"{Span(context.Names[tensor], offset, context.Layout(tensor).Size)}.Clear();");
    }

    /// <summary>Zeros in the halo: before the first row, between rows, behind the last.</summary>
    public static void ClearHalo(SourceWriter writer, KernelContext context, int tensor)
    {
        using SourceWriter.Scope? samples = writer.BlockIf(context.Batched, "for (nint s = 0; s < samples; s++)");
        TensorLayout layout = context.Layout(tensor);
        (List<(string Name, int Extent, int Stride, int Plain)> loops, int length) = Runs(context.Tensor(tensor).Dimensions, layout);
        string name = context.Names[tensor];
        (string, int)[] sample = context.Batched ? [("s", context.SampleStride(tensor))] : [];
        if (layout.Base > 0)
        {
            writer.Line($"{Span(name, Sum.Of(0, sample), layout.Base)}.Clear();");
        }

        // From what the runs of one level cover to the next: rows, planes of rows, and so on outwards.
        int covered = length;
        for (int level = loops.Count - 1; level >= 0; level--)
        {
            (string along, int extent, int stride, _) = loops[level];
            if (extent > 1 && stride > covered)
            {
                List<SourceWriter.Scope> scopes = [.. loops.Take(level).Select(outer =>
                    writer.Block($"for (nint {outer.Name} = 0; {outer.Name} < {Literal.Of(outer.Extent)}; {outer.Name}++)"))];
                using (writer.Block($"for (nint {along} = 0; {along} < {Literal.Of(extent - 1)}; {along}++)"))
                {
                    (string, int)[] position = [.. sample, .. loops.Take(level + 1).Select(static loop => (loop.Name, loop.Stride))];
                    writer.Line($"{Span(name, Sum.Of(layout.Base + covered, position), stride - covered)}.Clear();");
                }

                scopes.Reverse();
                scopes.ForEach(static scope => scope.Dispose());
            }

            covered += (extent - 1) * stride;
        }

        int rest = layout.Size - layout.Base - covered;
        if (rest > 0)
        {
            writer.Line($"{Span(name, Sum.Of(layout.Base + covered, sample), rest)}.Clear();");
        }
    }

    /// <summary>Loops over rows and the gap-free run inside; Plain is the stride in row-major order without gaps.</summary>
    private static (List<(string Name, int Extent, int Stride, int Plain)> Loops, int Length) Runs(
        EquatableArray<int> dimensions, TensorLayout layout)
    {
        int axis = dimensions.Count - 1;
        int length = dimensions[axis];
        while (axis > 0 && layout.Strides[axis - 1] == length)
        {
            axis--;
            length *= dimensions[axis];
        }

        List<(string, int, int, int)> loops = [];
        int plain = length;
        for (int i = axis - 1; i >= 0; i--)
        {
            loops.Insert(0, ("d" + Literal.Of(i), dimensions[i], layout.Strides[i], plain));
            plain *= dimensions[i];
        }

        return (loops, length);
    }

    private static string Span(string reference, string offset, int length) =>
        $"MemoryMarshal.CreateSpan({KernelContext.At(reference, offset)}, {Literal.Of(length)})";
}
