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

    /// <summary>A reshape that is not free: run by run in row-major order.</summary>
    public static void Write(SourceWriter writer, KernelContext context, Reshape reshape)
    {
        using SourceWriter.Scope? samples = writer.BlockIf(context.Batched, "for (nint s = 0; s < samples; s++)");
        TensorLayout source = context.Layout(reshape.Source);
        TensorLayout target = context.Layout(reshape.Out);
        string from = context.Names[reshape.Source];
        string to = context.Names[reshape.Out];
        (string, int)[] Sample(int tensor) => context.Batched ? [("s", context.SampleStride(tensor))] : [];

        EquatableArray<int> sourceShape = context.Tensor(reshape.Source).Dimensions;
        EquatableArray<int> targetShape = context.Tensor(reshape.Out).Dimensions;
        bool fromGaps = HasGaps(sourceShape, source);
        bool toGaps = HasGaps(targetShape, target);
        if (fromGaps && toGaps && !sourceShape.Equals(targetShape))
        {
            CopyBetweenGaps();
            return;
        }

        // The same walk through both: axis by axis, or one of them simply follows the runs of the other.
        int walked = toGaps ? reshape.Out : reshape.Source;
        TensorLayout? other = fromGaps && toGaps ? source : null;
        (List<(string Name, int Extent, int Stride, int Other)> loops, int length) =
            Runs(context.Tensor(walked).Dimensions, context.Layout(walked), other);
        List<SourceWriter.Scope> scopes =
            [.. loops.Select(loop => writer.Block($"for (nint {loop.Name} = 0; {loop.Name} < {Literal.Of(loop.Extent)}; {loop.Name}++)"))];
        string Place(int tensor, TensorLayout place) => Sum.Of(
            place.Base, [.. Sample(tensor), .. loops.Select(loop => (loop.Name, tensor == walked ? loop.Stride : loop.Other))]);
        writer.Line($"{Span(from, Place(reshape.Source, source), length)}.CopyTo({Span(to, Place(reshape.Out, target), length)});");
        for (int i = scopes.Count - 1; i >= 0; i--)
        {
            scopes[i].Dispose();
        }

        // Runs that are without gaps on both sides; where each lies follows from its number.
        void CopyBetweenGaps()
        {
            int run = GreatestCommonDivisor(Runs(sourceShape, source).Length, Runs(targetShape, target).Length);
            int count = context.Tensor(reshape.Source).Count / run;
            using SourceWriter.Scope runs = writer.Block($"for (nint i = 0; i < {Literal.Of(count)}; i++)");
            writer.Line($"nint from = {Position(reshape.Source, sourceShape, source, run)};");
            writer.Line($"nint to = {Position(reshape.Out, targetShape, target, run)};");
            writer.Line($"{Span(from, "from", run)}.CopyTo({Span(to, "to", run)});");
        }

        string Position(int tensor, EquatableArray<int> shape, TensorLayout place, int run)
        {
            (List<(string Name, int Extent, int Stride, int Other)> axes, int inner) = Runs(shape, place);
            int within = inner / run;
            List<(string, int)> terms = [.. Sample(tensor), .. axes.Select((axis, level) =>
                (Part(axis.Other / run, level == 0 ? 0 : axis.Extent), axis.Stride))];
            if (within > 1)
            {
                terms.Add((Part(1, within), run));
            }

            return Sum.Of(place.Base, terms);
        }

        // The outermost axis needs no remainder: extent 0.
        static string Part(int divisor, int extent)
        {
            string quotient = divisor == 1 ? "i" : $"(i / {Literal.Of(divisor)})";
            return extent == 0 ? quotient : $"({quotient} % {Literal.Of(extent)})";
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

    private static bool HasGaps(EquatableArray<int> dimensions, TensorLayout layout) => Runs(dimensions, layout).Loops.Count > 0;

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);

    /// <summary>
    /// Loops over rows and the gap-free run inside; Other is the stride in another layout of the same shape, or, without one, in
    /// row-major order without gaps.
    /// </summary>
    private static (List<(string Name, int Extent, int Stride, int Other)> Loops, int Length) Runs(
        EquatableArray<int> dimensions, TensorLayout layout, TensorLayout? other = null)
    {
        int axis = dimensions.Count - 1;
        int length = dimensions[axis];
        while (axis > 0 && layout.Strides[axis - 1] == length && (other is null || other.Strides[axis - 1] == length))
        {
            axis--;
            length *= dimensions[axis];
        }

        List<(string, int, int, int)> loops = [];
        int plain = length;
        for (int i = axis - 1; i >= 0; i--)
        {
            loops.Insert(0, ("d" + Literal.Of(i), dimensions[i], layout.Strides[i], other?.Strides[i] ?? plain));
            plain *= dimensions[i];
        }

        return (loops, length);
    }

    private static string Span(string reference, string offset, int length) =>
        $"MemoryMarshal.CreateSpan({KernelContext.At(reference, offset)}, {Literal.Of(length)})";
}
