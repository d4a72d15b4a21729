using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Emission;

/// <summary>Writes a scheduled contraction: loops around register tiles of rows × vectors.</summary>
internal sealed class ContractionEmitter
{
    /// <summary>
    /// Vector multiply-adds up to which reduction loops are written out. Twice as many run no faster, and cost the compiler a fifth
    /// more text; far beyond, straight-line code runs slower than a loop.
    /// </summary>
    private const int UnrollLimit = 64;

    /// <summary>Steps of a sum that a loop takes at once: where another program shares the core, its own instructions cost a seventh.</summary>
    private const int MostSteps = 4;

    private const int Block = ParameterTable.Block;

    private readonly SourceWriter _writer;
    private readonly KernelContext _context;
    private readonly Contraction _kernel;
    private readonly ContractionSchedule _schedule;
    private readonly bool _vectorReadsA;
    private readonly List<(string Variable, FlatLoop Loop)> _open = [];

    private ContractionEmitter(SourceWriter writer, KernelContext context, Contraction kernel)
    {
        _writer = writer;
        _context = context;
        _kernel = kernel;
        _schedule = context.Schedule(kernel);
        _vectorReadsA = kernel.VectorReadsA;
    }

    private bool Wide => _context.Path == VectorPath.Wide;

    private int WideLanes => _context.Path.Lanes(_context.ElementSize);

    private bool Masked => _schedule.Store == StoreMode.Masked;

    /// <summary>What was chosen and why: axis, tile, unrolling.</summary>
    public static string Describe(KernelContext context, Contraction kernel)
    {
        ContractionSchedule schedule = context.Schedule(kernel);
        int work = schedule.Tiles.Max(static tile => tile.Rows) * schedule.Vectors;
        int level = schedule.Reductions.Count;
        while (level > 0 && schedule.Reductions[level - 1].Extent is > 0 and int extent && work * extent <= UnrollLimit)
        {
            work *= extent;
            level--;
        }

        string unrolled = level == 0
            ? $"The sum is written out, {Literal.Of(work)} multiply-adds."
            : level == schedule.Reductions.Count
                ? $"The sum is a loop: written out, over {Literal.Of(UnrollLimit)} multiply-adds, it would run slower."
                : $"Of the sum the inner {Literal.Of(work)} multiply-adds are written out; more would run slower than a loop.";
        return schedule.Reason + ".\n" + unrolled;
    }

    /// <summary>Whether the method takes the number of the call, whose parity says in which direction it goes.</summary>
    public static bool Alternates(KernelContext context, Contraction kernel) =>
        context.Schedule(kernel).Alternates;

    public static void Write(SourceWriter writer, KernelContext context, Contraction kernel) =>
        new ContractionEmitter(writer, context, kernel).Write();

    private void Write()
    {
        Nest(_schedule.Outer, WriteColumns);
    }

    /// <summary>Opens loops around what is written inside.</summary>
    private void Nest(IEnumerable<FlatLoop> loops, Action inside)
    {
        List<SourceWriter.Scope> scopes = [];
        foreach (FlatLoop loop in loops)
        {
            scopes.Add(_writer.Block($"for (nint {loop.Name} = 0; {loop.Name} < {Extent(loop)}; {loop.Name}++)"));
            _open.Add((loop.Name, loop));
        }

        inside();
        for (int i = scopes.Count - 1; i >= 0; i--)
        {
            scopes[i].Dispose();
            _open.RemoveAt(_open.Count - 1);
        }
    }

    private void WriteColumns()
    {
        int last = Wide ? (_schedule.Columns - 1) / (_schedule.Vectors * WideLanes) * (_schedule.Vectors * WideLanes) : 0;
        if (Wide && last == 0)
        {
            WriteColumnTile("0");
            return;
        }

        string step = Wide ? Literal.Of(_schedule.Vectors * WideLanes) : Product(_schedule.Vectors, _context.Lanes);
        string start = Wide ? Literal.Of(last) : $"({Literal.Of(_schedule.Columns - 1)} / ({step})) * ({step})";
        if (_schedule.Alternates)
        {
            _writer.Line("// To and fro: the tiles that the last step ended with are still near.");
            _writer.Line($"nint step = (t & 1) == 0 ? {step} : -({step});");
            _writer.Line($"nint n = (t & 1) == 0 ? 0 : {start};");
        }

        using (_writer.Block(_schedule.Alternates
            ? $"for (nint done = 0; done < {Literal.Of(_schedule.Columns)}; done += {step}, n += step)"
            : $"for (nint n = {start}; n >= 0; n -= {step})"))
        {
            WriteColumnTile("n");
        }
    }

    private void WriteColumnTile(string n)
    {
        string b = _context.Names[_kernel.B.Tensor];
        _writer.Line($"ref {_context.Element} b0 = {KernelContext.At(b, Join(Offset(_schedule.StartB, static loop => loop.B), Column(n, _schedule.BlockPitchB)))};");
        foreach (int channel in ChainEmitter.Channels(_kernel.Epilogue).Distinct())
        {
            for (int j = 0; j < _schedule.Vectors; j++)
            {
                string offset = Join(Join(Offset(0, static loop => loop.Channel), Column(n, Block)), VectorOffset(j, Block));
                _writer.Line($"{_context.Vector} {ChannelName(channel, j)} = {_context.Load(_context.Names[channel], offset)};");
            }
        }

        if (Masked && _kernel.Accumulate)
        {
            for (int j = 0; j < _schedule.Vectors; j++)
            {
                _writer.Line($"{_context.Vector} mask{j} = {_context.Mask($"(int)({Remaining(n, j)})")};");
            }
        }

        Nest(_schedule.Inner, () => WriteRows(n));
    }

    private void WriteRows(string n)
    {
        if (_schedule.Row is not FlatLoop row)
        {
            WriteTile(n, 1, 0);
            return;
        }

        if (row.Extent == FlatLoop.Samples)
        {
            _writer.Line($"nint {row.Name} = 0;");
        }

        foreach (RowTile tile in _schedule.Tiles)
        {
            if (tile.End >= 0 && tile.End - tile.Start == tile.Rows)
            {
                using (_writer.Block(_schedule.Tiles.Count == 1 ? "// all rows at once" : $"// rows {Literal.Of(tile.Start)} to {Literal.Of(tile.End - 1)}"))
                {
                    WriteTile(n, tile.Rows, tile.Start);
                }

                continue;
            }

            string header = tile.End < 0
                ? tile.Rows == 1
                    ? $"for (; {row.Name} < samples; {row.Name}++)"
                    : $"for (; {row.Name} + {Literal.Of(tile.Rows + tile.Reserve)} <= samples; {row.Name} += {Literal.Of(tile.Rows)})"
                : $"for (nint {row.Name} = {Literal.Of(tile.Start)}; {row.Name} < {Literal.Of(tile.End)}; {row.Name} += {Literal.Of(tile.Rows)})";
            using (_writer.Block(header))
            {
                _open.Add((row.Name, row));
                WriteTile(n, tile.Rows, 0);
                _open.RemoveAt(_open.Count - 1);
            }
        }
    }

    private void WriteTile(string n, int rows, int firstRow)
    {
        FlatLoop? row = _schedule.Row;
        int Start(int start, Func<FlatLoop, int> stride) => start + (row is null ? 0 : firstRow * stride(row));
        string a = _context.Names[_kernel.A.Tensor];
        string o = _context.Names[_kernel.Out.Tensor];
        string firstOfA = Offset(Start(_schedule.StartA, static loop => loop.A), static loop => loop.A);
        _writer.Line($"ref {_context.Element} a0 = {KernelContext.At(a, _vectorReadsA ? Join(firstOfA, n) : firstOfA)};");
        _writer.Line($"ref {_context.Element} o0 = {KernelContext.At(o, Join(Offset(Start(_schedule.StartOut, static loop => loop.Out), static loop => loop.Out), Column(n, _schedule.BlockPitchOut)))};");

        bool startsWithChannel = _kernel.Epilogue.Count > 0 && _kernel.Epilogue[0] is Pointwise.AddChannel;
        for (int r = 0; r < rows; r++)
        {
            for (int j = 0; j < _schedule.Vectors; j++)
            {
                for (int p = 0; p < _schedule.Split; p++)
                {
                    string first = p == 0 && startsWithChannel
                        ? ChannelName(((Pointwise.AddChannel)_kernel.Epilogue[0]).Tensor, j)
                        : _context.Vector + ".Zero";
                    _writer.Line($"{_context.Vector} {Accumulator(r, j, p)} = {first};");
                }
            }
        }

        WriteReductions(0, "a0", "b0", rows);

        EquatableArray<Pointwise> chain = startsWithChannel ? [.. _kernel.Epilogue.Skip(1)] : _kernel.Epilogue;
        List<int> operands = [.. _kernel.EpilogueTensors];
        for (int r = 0; r < rows; r++)
        {
            for (int j = 0; j < _schedule.Vectors; j++)
            {
                string value = Accumulator(r, j, 0);
                for (int p = 1; p < _schedule.Split; p++)
                {
                    _writer.Line($"{value} += {Accumulator(r, j, p)};");
                }

                ChainEmitter.Apply(
                    _writer,
                    _context,
                    chain,
                    value,
                    tensor =>
                    {
                        int operand = operands.IndexOf(tensor);
                        int position = Start(_schedule.StartOperands[operand], loop => loop.Operands[operand]) +
                            (row is null ? 0 : r * row.Operands[operand]);
                        string offset = Join(Join(Offset(position, loop => loop.Operands[operand]), Column(n, Block)), VectorOffset(j, Block));
                        return _context.Load(_context.Names[tensor], offset);
                    },
                    channel => ChannelName(channel, j));
                WriteStore(n, value, r, j);
            }
        }
    }

    private void WriteStore(string n, string value, int r, int j)
    {
        string offset = Join(Literal.Of(_schedule.Row is null ? 0 : r * _schedule.Row.Out), VectorOffset(j, _schedule.BlockPitchOut));
        if (_kernel.Accumulate)
        {
            string addend = Masked ? $"({value} & mask{j})" : value;
            _writer.Line(_context.Store($"{_context.Load("o0", offset)} + {addend}", "o0", offset));
        }
        else if (Masked)
        {
            _writer.Line(_context.StorePartial(value, "o0", offset, $"(int)({Remaining(n, j)})"));
        }
        else
        {
            _writer.Line(_context.Store(value, "o0", offset));
        }
    }

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

    /// <summary>A loop of one step, or of a few that spare the loop's own instructions.</summary>
    private void WriteSteps(FlatLoop loop, string a, string b, int rows)
    {
        string k = loop.Name;
        int steps = loop.Extent == FlatLoop.Samples ? 1 : Math.Min(MostSteps, UnrollLimit / (rows * _schedule.Vectors));
        while (steps > 1 && loop.Extent % steps != 0)
        {
            steps--;
        }

        string advance = steps <= 1 ? $"{k}++" : $"{k} += {Literal.Of(steps)}";
        using (_writer.Block($"for (nint {k} = 0; {k} < {Extent(loop)}; {advance})"))
        {
            for (int step = 0; step < Math.Max(1, steps); step++)
            {
                WritePrefetch(loop, b, rows, step);
                WriteStep(a, b, Sum.Of(step * loop.A, (k, loop.A)), Sum.Of(step * loop.B, (k, loop.B)), rows, 0, alone: steps <= 1);
            }
        }
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

    private static string Element(string reference, string offset) =>
        offset == "0" ? reference : $"Unsafe.Add(ref {reference}, {offset})";

    private static string Accumulator(int row, int vector, int part) =>
        $"acc{Literal.Of(row)}v{Literal.Of(vector)}" + (part == 0 ? "" : "p" + Literal.Of(part));

    private static string ChannelName(int tensor, int vector) => $"channel{Literal.Of(tensor)}v{Literal.Of(vector)}";

    private static string Extent(FlatLoop loop) => loop.Extent == FlatLoop.Samples ? "samples" : Literal.Of(loop.Extent);

    private static string Product(int factor, string value) => factor == 1 ? value : $"{Literal.Of(factor)} * {value}";

    private static string Join(string a, string b)
    {
        bool constantA = int.TryParse(a, out int x);
        bool constantB = int.TryParse(b, out int y);
        return constantA && constantB ? Literal.Of(x + y) : a == "0" ? b : b == "0" ? a : $"{a} + {b}";
    }

    /// <summary>An operand's offset from the loops that are open.</summary>
    private string Offset(int start, Func<FlatLoop, int> stride) => Sum.Of(start, _open.Select(open => (open.Variable, stride(open.Loop))));

    /// <summary>Where column n begins: n itself, or its block and the place in it.</summary>
    private string Column(string n, int pitch)
    {
        if (n == "0" || pitch == Block)
        {
            return n;
        }

        bool wholeBlocks = Wide && _schedule.Vectors * WideLanes % Block == 0;
        return wholeBlocks ? Sum.Of(0, (n, pitch / Block)) : $"((n >> 4) * {Literal.Of(pitch)}) + (n & 15)";
    }

    /// <summary>From a tile's first column to its vector j.</summary>
    private string VectorOffset(int j, int pitch)
    {
        if (j == 0)
        {
            return "0";
        }

        if (Wide)
        {
            return Literal.Of((j * WideLanes / Block * pitch) + (j * WideLanes % Block));
        }

        string columns = Product(j, _context.Lanes);
        return pitch == Block || j * WideLanes < Block
            ? $"({columns})"
            : $"(({columns} / 16 * {Literal.Of(pitch)}) + ({columns} % 16))";
    }

    /// <summary>Columns from vector j to the end.</summary>
    private string Remaining(string n, int j)
    {
        string columns = Literal.Of(_schedule.Columns);
        string before = j == 0 ? n : Join(n, Wide ? Literal.Of(j * WideLanes) : $"({Product(j, _context.Lanes)})");
        return before == "0" ? columns : $"{columns} - ({before})";
    }
}
