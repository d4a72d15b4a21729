using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Emission;

/// <summary>Writes a scheduled contraction: loops around register tiles of rows × vectors.</summary>
internal sealed partial class ContractionEmitter
{
    /// <summary>
    /// Vector multiply-adds up to which reduction loops are written out. Twice as many run no faster, and cost the compiler a fifth
    /// more text; far beyond, straight-line code runs slower than a loop.
    /// </summary>
    private const int UnrollLimit = 64;

    /// <summary>Steps of a sum that a loop takes at once: where another program shares the core, its own instructions cost a seventh.</summary>
    private const int MostSteps = 4;

    private const int Block = ParameterTable.Block;

    private const int MostVectors = 8;

    // A tile has at most as many rows as there are registers.
    private static readonly string[] s_accumulators =
        [.. Enumerable.Range(0, 32 * MostVectors).Select(static i => $"acc{Literal.Of(i / MostVectors)}v{Literal.Of(i % MostVectors)}")];

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
                ? $"The sum is a loop: written out, over {Literal.Of(UnrollLimit)} multiply-adds, it would run no faster."
                : $"Of the sum the inner {Literal.Of(work)} multiply-adds are written out; more would run no faster.";
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

    private static string Element(string reference, string offset) =>
        offset == "0" ? reference : $"Unsafe.Add(ref {reference}, {offset})";

    private static string Accumulator(int row, int vector, int part) =>
        s_accumulators[(row * MostVectors) + vector] + (part == 0 ? "" : "p" + Literal.Of(part));

    private static string ChannelName(int tensor, int vector) => $"channel{Literal.Of(tensor)}v{Literal.Of(vector)}";

    private static string Extent(FlatLoop loop) => loop.Extent == FlatLoop.Samples ? "samples" : Literal.Of(loop.Extent);

    private static string Product(int factor, string value) => factor == 1 ? value : $"{Literal.Of(factor)} * {value}";

    private static string Join(string a, string b)
    {
        int x = 0;
        int y = 0;
        return a == "0" ? b
            : b == "0" ? a
            : int.TryParse(a, out x) && int.TryParse(b, out y) ? Literal.Of(x + y)
            : $"{a} + {b}";
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
