using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Emission;

/// <summary>Writes contractions whose vectors run along what is summed: several rows' sums at once, each added up at the end.</summary>
internal sealed class DotEmitter
{
    /// <summary>Rows side by side: as many as hide the latency of a multiply-add.</summary>
    private const int Rows = 8;

    /// <summary>Steps of the outer sums up to which they are written out.</summary>
    private const int UnrollLimit = 9;

    private readonly SourceWriter _writer;
    private readonly KernelContext _context;
    private readonly Contraction _kernel;
    private readonly ContractionFlattening _flat;
    private readonly List<FlatLoop> _open = [];

    private DotEmitter(SourceWriter writer, KernelContext context, Contraction kernel)
    {
        _writer = writer;
        _context = context;
        _kernel = kernel;
        _flat = ContractionFlattening.Of(kernel, context.Plan);
    }

    /// <summary>What was chosen and why.</summary>
    public static string Describe(Contraction kernel) =>
        $"one column, so vectors run along the {Literal.Of(kernel.Loops[kernel.VectorLoop].Extent)} products that are summed,\n" +
        $"for up to {Literal.Of(Rows)} rows at once.";

    public static void Write(SourceWriter writer, KernelContext context, Contraction kernel) => new DotEmitter(writer, context, kernel).Write();

    private void Write()
    {
        List<FlatLoop> loops = [.. _flat.Parallel.Where(static loop => loop.Extent > 1)];
        FlatLoop? row = loops.LastOrDefault();
        List<SourceWriter.Scope> scopes = [.. loops.Take(loops.Count - 1).Select(Open)];
        foreach (int channel in ChainEmitter.Channels(_kernel.Epilogue).Distinct())
        {
            _writer.Line($"{_context.Vector} {Channel(channel)} = {_context.V}.Create({_context.Names[channel]});");
        }

        if (row is null)
        {
            WriteTile(1, 0, null);
        }
        else
        {
            int whole = row.Extent / Rows * Rows;
            if (whole > 0)
            {
                using (_writer.Block($"for (nint {row.Name} = 0; {row.Name} < {Literal.Of(whole)}; {row.Name} += {Literal.Of(Rows)})"))
                {
                    _open.Add(row);
                    WriteTile(Rows, 0, row);
                    _open.RemoveAt(_open.Count - 1);
                }
            }

            if (row.Extent > whole)
            {
                using (_writer.Braces())
                {
                    WriteTile(row.Extent - whole, whole, row);
                }
            }
        }

        for (int i = scopes.Count - 1; i >= 0; i--)
        {
            scopes[i].Dispose();
        }
    }

    private SourceWriter.Scope Open(FlatLoop loop)
    {
        _open.Add(loop);
        return _writer.Block($"for (nint {loop.Name} = 0; {loop.Name} < {Literal.Of(loop.Extent)}; {loop.Name}++)");
    }

    private void WriteTile(int rows, int first, FlatLoop? row)
    {
        string e = _context.Element;
        string At(int tensor, int start, Func<FlatLoop, int> stride) => KernelContext.At(
            _context.Names[tensor],
            Sum.Of(start + (row is null ? 0 : first * stride(row)), _open.Select(loop => (loop.Name, stride(loop)))));
        _writer.Line($"ref {e} a0 = {At(_kernel.A.Tensor, _flat.StartA, static loop => loop.A)};");
        _writer.Line($"ref {e} b0 = {At(_kernel.B.Tensor, _flat.StartB, static loop => loop.B)};");
        _writer.Line($"ref {e} o0 = {At(_kernel.Out.Tensor, _flat.StartOut, static loop => loop.Out)};");
        for (int r = 0; r < rows; r++)
        {
            _writer.Line($"{_context.Vector} {Accumulator(r)} = {_context.Vector}.Zero;");
        }

        List<FlatLoop> reductions = [.. _flat.Reductions.Where(static loop => loop.Extent > 1)];
        WriteSums(reductions, 0, 0, "a0", "b0", rows, row?.A ?? 0);
        List<int> operands = [.. _kernel.EpilogueTensors];
        for (int r = 0; r < rows; r++)
        {
            _writer.Line($"{Accumulator(r)} = {_context.V}.Create({_context.V}.Sum({Accumulator(r)}));");
            ChainEmitter.Apply(
                _writer,
                _context,
                _kernel.Epilogue,
                Accumulator(r),
                tensor =>
                {
                    int operand = operands.IndexOf(tensor);
                    int place = _flat.StartOperands[operand] + (row is null ? 0 : (first + r) * row.Operands[operand]);
                    string offset = Sum.Of(place, _open.Select(loop => (loop.Name, loop.Operands[operand])));
                    return $"{_context.V}.Create(Unsafe.Add(ref {_context.Names[tensor]}, {offset}))";
                },
                Channel);
            _writer.Line($"Unsafe.Add(ref o0, {Literal.Of(r * (row?.Out ?? 0))}) = {Accumulator(r)}[0];");
        }
    }

    /// <summary>The outer sums from one level inwards, written out where they are short, and the vectors inside.</summary>
    private void WriteSums(List<FlatLoop> loops, int offsetA, int offsetB, string a, string b, int rows, int rowStride)
    {
        if (loops.Count > 0)
        {
            FlatLoop loop = loops[0];
            List<FlatLoop> inner = loops.GetRange(1, loops.Count - 1);
            if (loops.Aggregate(1L, static (product, next) => product * next.Extent) <= UnrollLimit)
            {
                for (int i = 0; i < loop.Extent; i++)
                {
                    WriteSums(inner, offsetA + (i * loop.A), offsetB + (i * loop.B), a, b, rows, rowStride);
                }

                return;
            }

            string depth = Literal.Of(_flat.Reductions.Count - inner.Count);
            using (_writer.Block($"for (nint {loop.Name} = 0; {loop.Name} < {Literal.Of(loop.Extent)}; {loop.Name}++)"))
            {
                _writer.Line($"ref {_context.Element} a{depth} = {KernelContext.At(a, Sum.Of(0, (loop.Name, loop.A)))};");
                _writer.Line($"ref {_context.Element} b{depth} = {KernelContext.At(b, Sum.Of(0, (loop.Name, loop.B)))};");
                WriteSums(inner, offsetA, offsetB, "a" + depth, "b" + depth, rows, rowStride);
            }

            return;
        }

        using (_writer.Block($"for (nint n = 0; n < {Literal.Of(_flat.Columns)}; n += {_context.Lanes})"))
        {
            _writer.Line($"{_context.Vector} w = {_context.Load(b, Sum.Of(offsetB, ("n", 1)))};");
            for (int r = 0; r < rows; r++)
            {
                string x = _context.Load(a, Sum.Of(offsetA + (r * rowStride), ("n", 1)));
                _writer.Line($"{Accumulator(r)} = {_context.V}.MultiplyAddEstimate({x}, w, {Accumulator(r)});");
            }
        }
    }

    private static string Accumulator(int row) => "acc" + Literal.Of(row);

    private static string Channel(int tensor) => "channel" + Literal.Of(tensor);
}
