using System;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

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
                    TransposedTile.Write(ref from, ref to, rowCount, Math.Min(Block, columns - c0));
                }
            }
        }
    }

    /// <summary>Copies the only column of a packed kernel, whose rows lie a block apart, to where its rows lie side by side.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="source">[rows][16].</param>
    /// <param name="target">[rows].</param>
    /// <param name="rows">Rows.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void Column<T>(ref T source, ref T target, int rows)
        where T : unmanaged
    {
        for (int row = 0; row < rows; row++)
        {
            Unsafe.Add(ref target, row) = Unsafe.Add(ref source, row * Block);
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
