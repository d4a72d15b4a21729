using System;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNet.Numerics;

/// <summary>Parameters between the row-major order in which they are read and saved, and the order in which kernels run through them.</summary>
public static class Packing
{
    private const int Block = PackedLayout.Block;

    /// <summary>Row-major to packed; padding becomes 0.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="rowMajor">rows · columns elements.</param>
    /// <param name="packed">At least <see cref="PackedLayout.Size"/> elements.</param>
    /// <param name="layout">The layout.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public static void Pack<T>(ReadOnlySpan<T> rowMajor, Span<T> packed, PackedLayout layout)
        where T : unmanaged
    {
        Check(rowMajor.Length, packed.Length, layout);
        packed[..layout.Size].Clear();
        for (int row = 0; row < layout.Rows; row++)
        {
            for (int column = 0; column < layout.Columns;)
            {
                int run = Run(layout, column);
                rowMajor.Slice((row * layout.Columns) + column, run).CopyTo(packed[layout.IndexOf(row, column)..]);
                column += run;
            }
        }
    }

    /// <summary>Packed to row-major.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="packed">At least <see cref="PackedLayout.Size"/> elements.</param>
    /// <param name="rowMajor">rows · columns elements.</param>
    /// <param name="layout">The layout.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public static void Unpack<T>(ReadOnlySpan<T> packed, Span<T> rowMajor, PackedLayout layout)
        where T : unmanaged
    {
        Check(rowMajor.Length, packed.Length, layout);
        for (int row = 0; row < layout.Rows; row++)
        {
            for (int column = 0; column < layout.Columns;)
            {
                int run = Run(layout, column);
                packed.Slice(layout.IndexOf(row, column), run).CopyTo(rowMajor[((row * layout.Columns) + column)..]);
                column += run;
            }
        }
    }

    /// <summary>
    /// Repacks a kernel [taps][rows][columns] that is packed by its columns into one that is packed by its rows: element
    /// (t, r, c) goes to (t′, c, r), t′ = taps − 1 − t where <paramref name="reverseTaps"/>. Lanes behind the last row become 0.
    /// </summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="source">[⌈columns/16⌉][taps][rows][16].</param>
    /// <param name="target">[⌈rows/16⌉][taps][columns][16].</param>
    /// <param name="taps">Taps.</param>
    /// <param name="rows">Rows, the input channels.</param>
    /// <param name="columns">Columns, the output channels.</param>
    /// <param name="reverseTaps">Whether the last tap comes first.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose<T>(ref T source, ref T target, int taps, int rows, int columns, bool reverseTaps)
        where T : unmanaged, INumberBase<T>
    {
        for (int rowBlock = 0; rowBlock * Block < rows; rowBlock++)
        {
            int r0 = rowBlock * Block;
            int rowCount = Math.Min(Block, rows - r0);
            for (int tap = 0; tap < taps; tap++)
            {
                int targetTap = reverseTaps ? taps - 1 - tap : tap;
                for (int c0 = 0; c0 < columns; c0 += Block)
                {
                    ref T from = ref Unsafe.Add(ref source, ((((c0 / Block * taps) + tap) * rows) + r0) * Block);
                    ref T to = ref Unsafe.Add(ref target, ((((rowBlock * taps) + targetTap) * columns) + c0) * Block);
                    int columnCount = Math.Min(Block, columns - c0);
                    if (typeof(T) == typeof(float) && Vector128.IsHardwareAccelerated && rowCount == Block && columnCount == Block)
                    {
                        TransposeTile(ref Unsafe.As<T, float>(ref from), ref Unsafe.As<T, float>(ref to));
                    }
                    else
                    {
                        TransposeTile(ref from, ref to, rowCount, columnCount);
                    }
                }
            }
        }
    }

    /// <summary>16 × 16, in sixteen 4 × 4 corners held in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeTile(ref float from, ref float to)
    {
        for (nuint r = 0; r < Block; r += 4)
        {
            for (nuint c = 0; c < Block; c += 4)
            {
                Vector128<float> a = Vector128.LoadUnsafe(ref from, (r * Block) + c);
                Vector128<float> b = Vector128.LoadUnsafe(ref from, ((r + 1) * Block) + c);
                Vector128<float> d = Vector128.LoadUnsafe(ref from, ((r + 2) * Block) + c);
                Vector128<float> e = Vector128.LoadUnsafe(ref from, ((r + 3) * Block) + c);
                Vector128<float> lowAB = InterleaveLow(a, b);
                Vector128<float> lowDE = InterleaveLow(d, e);
                Vector128<float> highAB = InterleaveHigh(a, b);
                Vector128<float> highDE = InterleaveHigh(d, e);
                JoinLow(lowAB, lowDE).StoreUnsafe(ref to, (c * Block) + r);
                JoinHigh(lowAB, lowDE).StoreUnsafe(ref to, ((c + 1) * Block) + r);
                JoinLow(highAB, highDE).StoreUnsafe(ref to, ((c + 2) * Block) + r);
                JoinHigh(highAB, highDE).StoreUnsafe(ref to, ((c + 3) * Block) + r);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> InterleaveLow(Vector128<float> x, Vector128<float> y) =>
        System.Runtime.Intrinsics.X86.Sse.IsSupported
            ? System.Runtime.Intrinsics.X86.Sse.UnpackLow(x, y)
            : Vector128.Create(x[0], y[0], x[1], y[1]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> InterleaveHigh(Vector128<float> x, Vector128<float> y) =>
        System.Runtime.Intrinsics.X86.Sse.IsSupported
            ? System.Runtime.Intrinsics.X86.Sse.UnpackHigh(x, y)
            : Vector128.Create(x[2], y[2], x[3], y[3]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> JoinLow(Vector128<float> x, Vector128<float> y) =>
        Vector128.Create(x.GetLower(), y.GetLower());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> JoinHigh(Vector128<float> x, Vector128<float> y) =>
        Vector128.Create(x.GetUpper(), y.GetUpper());

    private static void TransposeTile<T>(ref T from, ref T to, int rows, int columns)
        where T : unmanaged, INumberBase<T>
    {
        for (int c = 0; c < columns; c++)
        {
            for (int r = 0; r < Block; r++)
            {
                Unsafe.Add(ref to, (c * Block) + r) = r < rows ? Unsafe.Add(ref from, (r * Block) + c) : T.Zero;
            }
        }
    }

    /// <summary>How many columns from this one on lie side by side.</summary>
    private static int Run(PackedLayout layout, int column)
    {
        int inGroup = column % layout.ColumnsPerGroup;
        return Math.Min(Block - (inGroup % Block), layout.ColumnsPerGroup - inGroup);
    }

    private static void Check(int rowMajor, int packed, PackedLayout layout)
    {
        if (rowMajor != layout.Count)
        {
            throw new ArgumentException($"Expected {layout.Rows} × {layout.Columns} = {layout.Count} elements in row-major order, found {rowMajor}.", nameof(rowMajor));
        }

        if (packed < layout.Size)
        {
            throw new ArgumentException($"Expected at least {layout.Size} packed elements, found {packed}.", nameof(packed));
        }
    }
}
