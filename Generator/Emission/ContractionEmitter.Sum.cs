using System;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Emission;

/// <summary>The sum inside a register tile: loops, written-out steps, prefetches.</summary>
internal sealed partial class ContractionEmitter
{
    /// <summary>The reduction loops from <paramref name="level"/> inwards; written out as far as they stay short.</summary>
    private void WriteReductions(int level, string a, string b, int rows)
    {
        EquatableArray<FlatLoop> loops = _schedule.Reductions;
        if (level == loops.Count)
        {
            WriteStep(a, b, "0", "0", rows, 0, alone: true);
            return;
        }

        FlatLoop loop = loops[level];
        bool innermost = level == loops.Count - 1;
        bool known = loops.Skip(level).All(static inner => inner.Extent != FlatLoop.Samples);
        if (known && loops.Skip(level).Aggregate((long)rows * _schedule.Vectors, static (work, inner) => work * inner.Extent) <= UnrollLimit)
        {
            WriteUnrolled(level, a, b, rows, 0, 0, 0);
            return;
        }

        if (!innermost)
        {
            string nextA = "a" + Literal.Of(level + 1);
            string nextB = "b" + Literal.Of(level + 1);
            (string first, string end) = WriteBounds(loop);
            using (_writer.Block($"for (nint {loop.Name} = {first}; {loop.Name} < {end}; {loop.Name}++)"))
            {
                _writer.Line($"ref {_context.Element} {nextA} = {KernelContext.At(a, Sum.Of(0, (loop.Name, loop.A)))};");
                _writer.Line($"ref {_context.Element} {nextB} = {KernelContext.At(b, Sum.Of(0, (loop.Name, loop.B)))};");
                WriteReductions(level + 1, nextA, nextB, rows);
            }

            return;
        }

        WriteInnermost(loop, a, b, rows);
    }

    /// <summary>The bounds of an outer reduction loop: where a window hangs over the edge, its taps outside add nothing.</summary>
    private (string First, string End) WriteBounds(FlatLoop loop)
    {
        Trim? trim = _schedule.Trims.FirstOrDefault(trim => trim.Loop == loop.Name);
        if (trim is null)
        {
            return ("0", Extent(loop));
        }

        string position = Sum.Of(0, (trim.Along, trim.Step));
        _writer.Line($"nint {loop.Name}First = Math.Max(0, {Literal.Of(-trim.Constant)} - ({position}));");
        _writer.Line($"nint {loop.Name}End = Math.Min({Extent(loop)}, {Literal.Of(trim.Size - trim.Constant)} - ({position}));");
        return (loop.Name + "First", loop.Name + "End");
    }

    private void WriteInnermost(FlatLoop loop, string a, string b, int rows)
    {
        string k = loop.Name;
        int split = _schedule.Split;
        string Index(int stride, int part) => Sum.Of(part * stride, (k, stride));
        if (split == 1)
        {
            WriteSteps(loop, a, b, rows);
            return;
        }

        bool samples = loop.Extent == FlatLoop.Samples;
        int whole = loop.Extent / split * split;
        if (samples)
        {
            _writer.Line($"nint {k} = 0;");
        }

        using (_writer.Block(samples
            ? $"for (; {k} + {Literal.Of(split)} <= samples; {k} += {Literal.Of(split)})"
            : $"for (nint {k} = 0; {k} < {Literal.Of(whole)}; {k} += {Literal.Of(split)})"))
        {
            for (int p = 0; p < split; p++)
            {
                WriteStep(a, b, Index(loop.A, p), Index(loop.B, p), rows, p);
            }
        }

        if (samples)
        {
            using (_writer.Block($"for (; {k} < samples; {k}++)"))
            {
                WriteStep(a, b, Index(loop.A, 0), Index(loop.B, 0), rows, 0);
            }
        }

        for (int rest = whole; rest < loop.Extent; rest++)
        {
            WriteStep(a, b, Literal.Of(rest * loop.A), Literal.Of(rest * loop.B), rows, rest - whole);
        }
    }

    /// <summary>A loop of one step, or of a few that spare the loop's own instructions; what is left over stands behind it.</summary>
    private void WriteSteps(FlatLoop loop, string a, string b, int rows)
    {
        string k = loop.Name;
        int steps = loop.Extent == FlatLoop.Samples ? 1 : StepsAtOnce(loop.Extent, UnrollLimit / (rows * _schedule.Vectors));
        int rest = loop.Extent == FlatLoop.Samples ? 0 : loop.Extent % steps;
        string advance = steps == 1 ? $"{k}++" : $"{k} += {Literal.Of(steps)}";
        string end = rest == 0 ? Extent(loop) : Literal.Of(loop.Extent - rest);
        using (_writer.Block($"for (nint {k} = 0; {k} < {end}; {advance})"))
        {
            for (int step = 0; step < steps; step++)
            {
                WritePrefetch(loop, b, rows, step);
                WriteStep(a, b, Sum.Of(step * loop.A, (k, loop.A)), Sum.Of(step * loop.B, (k, loop.B)), rows, 0, alone: steps == 1);
            }
        }

        for (int step = loop.Extent - rest; step < loop.Extent; step++)
        {
            WriteStep(a, b, Literal.Of(step * loop.A), Literal.Of(step * loop.B), rows, 0);
        }
    }

    /// <summary>The most steps that divide the sum if that is nearly as many as allowed, else as many as allowed.</summary>
    private static int StepsAtOnce(int extent, int allowed)
    {
        int most = Math.Max(1, Math.Min(MostSteps, allowed));
        for (int steps = most; steps >= Math.Max(1, most - 1); steps--)
        {
            if (extent % steps == 0 && (steps > 1 || most == 1))
            {
                return steps;
            }
        }

        return extent < 2 * most ? 1 : most;
    }

    /// <summary>The same step of the column tile after this one: columns run from the last to the first.</summary>
    private void WritePrefetch(FlatLoop loop, string b, int rows, int step)
    {
        int blocks = Math.Max(1, _schedule.Vectors * WideLanes / Block);
        for (int block = 1; block <= blocks && _schedule.Prefetch && rows == _schedule.Tiles[0].Rows; block++)
        {
            string place = $"({loop.Name} * {Literal.Of(loop.B)}) - {Literal.Of((block * _schedule.BlockPitchB) - (step * loop.B))}";
            _writer.Line($"Prefetch.Line(ref Unsafe.Add(ref {b}, {place}));");
        }
    }

    private void WriteUnrolled(int level, string a, string b, int rows, int offsetA, int offsetB, int step)
    {
        if (level == _schedule.Reductions.Count)
        {
            WriteStep(a, b, Literal.Of(offsetA), Literal.Of(offsetB), rows, step % _schedule.Split);
            return;
        }

        FlatLoop loop = _schedule.Reductions[level];
        for (int i = 0; i < loop.Extent; i++)
        {
            WriteUnrolled(level + 1, a, b, rows, offsetA + (i * loop.A), offsetB + (i * loop.B), (step * loop.Extent) + i);
        }
    }

    /// <summary>One step of the sum: every row's element (or vectors) of A times every vector of B.</summary>
    private void WriteStep(string a, string b, string offsetA, string offsetB, int rows, int part, bool alone = false)
    {
        string v = _context.V;
        int rowStride = _schedule.Row?.A ?? 0;
        string X(int r) => $"{v}.Create({Element(a, Join(offsetA, Literal.Of(r * rowStride)))})";
        string W(int j) => _context.Load(b, Join(offsetB, VectorOffset(j, _schedule.BlockPitchB)));
        void MultiplyAdd(int r, int j, string x, string w) =>
            _writer.Line($"{Accumulator(r, j, part)} = {v}.MultiplyAddEstimate({x}, {w}, {Accumulator(r, j, part)});");

        // Several steps in a row keep their names to themselves.
        bool declares = rows > 1 || _schedule.Vectors > 1;
        using SourceWriter.Scope? scope = declares && !alone ? _writer.Braces() : null;
        for (int j = 0; j < _schedule.Vectors && rows > 1; j++)
        {
            _writer.Line($"{_context.Vector} w{j} = {W(j)};");
        }

        for (int r = 0; r < rows; r++)
        {
            for (int j = 0; j < _schedule.Vectors && _vectorReadsA; j++)
            {
                string offset = Join(Join(offsetA, Literal.Of(r * rowStride)), VectorOffset(j, Block));
                MultiplyAdd(r, j, _context.Load(a, offset), rows > 1 ? $"w{j}" : W(j));
            }

            if (_vectorReadsA)
            {
                continue;
            }

            if (_schedule.Vectors == 1)
            {
                MultiplyAdd(r, 0, X(r), rows > 1 ? "w0" : W(0));
                continue;
            }

            _writer.Line($"{_context.Vector} x{r} = {X(r)};");
            for (int j = 0; j < _schedule.Vectors; j++)
            {
                MultiplyAdd(r, j, $"x{r}", rows > 1 ? $"w{j}" : W(j));
            }
        }
    }
}
