using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Kernels;

namespace StaticNet.Generator.Emission;

/// <summary>
/// Writes loop nests: loops of the results outside, sums in registers inside, vectors along the loop that every tensor steps
/// through by one or not at all. Where there is none (a transposition) elements go one by one.
/// </summary>
internal sealed class LoopNestEmitter
{
    private readonly SourceWriter _writer;
    private readonly KernelContext _context;
    private readonly LoopNest _nest;
    private readonly NestLoops _loops;
    private readonly List<NestLoop> _open = [];

    private LoopNestEmitter(SourceWriter writer, KernelContext context, LoopNest nest)
    {
        _writer = writer;
        _context = context;
        _nest = nest;
        _loops = NestLoops.Of(context, nest);
    }

    private int Operands => _nest.Operands.Count;

    private string Neutral => _nest.Combine == Kernels.Combine.Maximum
        ? $"{_context.V}.Create({_context.Element}.NegativeInfinity)"
        : $"{_context.Vector}.Zero";

    public static void Write(SourceWriter writer, KernelContext context, LoopNest nest) =>
        new LoopNestEmitter(writer, context, nest).Write();

    private void Write()
    {
        List<SourceWriter.Scope> scopes = [.. _loops.Outer.Select(Open)];
        switch (_loops.Vector)
        {
            case null:
                WriteElements();
                break;
            case { Parallel: true } vector:
                _open.Add(vector);
                MapEmitter.WriteRun(_writer, _context, vector.Extent, WriteVectors);
                break;
            case { } vector:
                WriteAcross(vector);
                break;
        }

        Close(scopes);
    }

    private SourceWriter.Scope Open(NestLoop loop)
    {
        _open.Add(loop);
        string extent = loop.IsSample ? "samples" : Literal.Of(loop.Extent);
        return _writer.Block($"for (nint {loop.Name} = 0; {loop.Name} < {extent}; {loop.Name}++)");
    }

    private static void Close(List<SourceWriter.Scope> scopes)
    {
        for (int i = scopes.Count - 1; i >= 0; i--)
        {
            scopes[i].Dispose();
        }
    }

    /// <summary>Results side by side in a vector.</summary>
    private void WriteVectors(string index, string? remaining)
    {
        if (!_loops.Reduces)
        {
            ExpressionEmitter expressions = new(_writer, _context, Name, _nest.Results.Select(static result => result.Value));
            LoadOperands(index);
            StoreVectors([.. _nest.Results.Select(result => expressions.Write(result.Value))], index, remaining);
            return;
        }

        DeclareSums();
        int depth = _open.Count;
        List<SourceWriter.Scope> scopes = [.. _loops.Reductions.Select(Open)];
        Term(index, null);
        Close(scopes);
        _open.RemoveRange(depth, _open.Count - depth);
        StoreVectors([.. _nest.Results.Select(static (_, i) => "sum" + Literal.Of(i))], index, remaining);
    }

    /// <summary>Vectors along a loop that is summed over.</summary>
    private void WriteAcross(NestLoop vector)
    {
        DeclareSums();
        List<SourceWriter.Scope> scopes = [.. _loops.Reductions.Select(Open)];
        _open.Add(vector);
        MapEmitter.WriteRun(_writer, _context, vector.Extent, Term);
        Close(scopes);
        _open.RemoveRange(_loops.Outer.Count, _open.Count - _loops.Outer.Count);
        for (int i = 0; i < _nest.Results.Count; i++)
        {
            string total = _nest.Combine == Kernels.Combine.Maximum
                ? $"Simd.Maximum(sum{Literal.Of(i)})"
                : $"{_context.V}.Sum(sum{Literal.Of(i)})";
            StoreElement(i, total);
        }
    }

    /// <summary>Element by element.</summary>
    private void WriteElements()
    {
        if (!_loops.Reduces && _nest.Results.Count == 1 && _nest.Results[0].Value is Expression.Operand { Index: int copied })
        {
            StoreElement(0, Element(copied));
            return;
        }

        ExpressionEmitter expressions = new(_writer, _context, Name, _nest.Results.Select(static result => result.Value));
        if (!_loops.Reduces)
        {
            LoadOperands(null);
            string[] values = [.. _nest.Results.Select(result => expressions.Write(result.Value))];
            for (int i = 0; i < values.Length; i++)
            {
                StoreElement(i, $"{values[i]}[0]");
            }

            return;
        }

        DeclareSums();
        List<SourceWriter.Scope> scopes = [.. _loops.Reductions.Select(Open)];
        Term(null, null);
        Close(scopes);
        _open.RemoveRange(_loops.Outer.Count, _open.Count - _loops.Outer.Count);
        for (int i = 0; i < _nest.Results.Count; i++)
        {
            StoreElement(i, $"sum{Literal.Of(i)}[0]");
        }
    }

    private void DeclareSums()
    {
        for (int i = 0; i < _nest.Results.Count; i++)
        {
            _writer.Line($"{_context.Vector} sum{Literal.Of(i)} = {Neutral};");
        }
    }

    private void Term(string? index, string? remaining)
    {
        using (_writer.Braces())
        {
            LoadOperands(index);
            ExpressionEmitter expressions = new(_writer, _context, Name, _nest.Results.Select(static result => result.Value));
            for (int i = 0; i < _nest.Results.Count; i++)
            {
                string value = expressions.Write(_nest.Results[i].Value);
                if (remaining is not null)
                {
                    value = $"{_context.V}.ConditionalSelect({_context.Mask(remaining)}, {value}, {Neutral})";
                }

                string sum = "sum" + Literal.Of(i);
                _writer.Line(_nest.Combine == Kernels.Combine.Maximum
                    ? $"{sum} = {_context.V}.Max({sum}, {value});"
                    : $"{sum} += {value};");
            }
        }
    }

    private void LoadOperands(string? index)
    {
        for (int operand = 0; operand < Operands; operand++)
        {
            bool along = index is not null && _loops.Vector!.Strides[operand] == 1;
            string value = along
                ? _context.Load(Reference(operand), Offset(operand, index))
                : $"{_context.V}.Create({Element(operand)})";
            _writer.Line($"{_context.Vector} {Name(operand)} = {value};");
        }
    }

    private void StoreVectors(string[] values, string index, string? remaining)
    {
        for (int i = 0; i < values.Length; i++)
        {
            string offset = Offset(Operands + i, index);
            string reference = Reference(Operands + i);
            string value = _nest.Results[i].Accumulate ? $"{_context.Load(reference, offset)} + {values[i]}" : values[i];
            _writer.Line(remaining is null
                ? _context.Store(value, reference, offset)
                : _context.StorePartial(value, reference, offset, remaining));
        }
    }

    private void StoreElement(int result, string value) =>
        _writer.Line($"{Element(Operands + result)} {(_nest.Results[result].Accumulate ? "+=" : "=")} {value};");

    private string Element(int access) => $"Unsafe.Add(ref {Reference(access)}, {Offset(access, null)})";

    private string Reference(int access) => _context.Names[access < Operands
        ? _nest.Operands[access].Tensor
        : _nest.Results[access - Operands].Out.Tensor];

    private static string Name(int operand) => "x" + Literal.Of(operand);

    /// <summary>Where an access is, inside the loops that are open; <paramref name="index"/> is the vector loop's position.</summary>
    private string Offset(int access, string? index) => Sum.Of(_loops.Starts[access], _open.Select(loop =>
        (ReferenceEquals(loop, _loops.Vector) ? index ?? "0" : loop.Name, ReferenceEquals(loop, _loops.Vector) && index is null ? 0 : loop.Strides[access])));
}
