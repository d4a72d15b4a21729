using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace StaticNet.Numerics;

/// <summary>Transposition of a tile of 16 × 16 elements or less; the rows of both sides lie 16 elements apart.</summary>
internal static class TransposedTile
{
    private const int Block = PackedLayout.Block;

    /// <summary>to[c][r] = from[r][c], and 0 for the lanes from <paramref name="rows"/> to 15.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="from">The tile.</param>
    /// <param name="to">Receives <paramref name="columns"/> rows of 16.</param>
    /// <param name="rows">Rows of the tile, 1 to 16.</param>
    /// <param name="columns">Columns of the tile, 1 to 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write<T>(ref T from, ref T to, int rows, int columns)
        where T : unmanaged, INumberBase<T>
    {
        bool whole = rows == Block && columns == Block && (Sse2.IsSupported || AdvSimd.Arm64.IsSupported);
        if (whole && typeof(T) == typeof(float))
        {
            WriteWhole(ref Unsafe.As<T, float>(ref from), ref Unsafe.As<T, float>(ref to));
        }
        else if (whole && typeof(T) == typeof(double))
        {
            WriteWhole(ref Unsafe.As<T, double>(ref from), ref Unsafe.As<T, double>(ref to));
        }
        else
        {
            WritePart(ref from, ref to, rows, columns);
        }
    }

    /// <summary>Corners of 4 × 4, held in registers: neighbouring rows are interleaved, then pairs of their elements.</summary>
    private static void WriteWhole(ref float from, ref float to)
    {
        for (nuint r = 0; r < Block; r += 4)
        {
            for (nuint c = 0; c < Block; c += 4)
            {
                Vector128<float> row0 = Vector128.LoadUnsafe(ref from, (r * Block) + c);
                Vector128<float> row1 = Vector128.LoadUnsafe(ref from, (r * Block) + c + Block);
                Vector128<float> row2 = Vector128.LoadUnsafe(ref from, (r * Block) + c + (2 * Block));
                Vector128<float> row3 = Vector128.LoadUnsafe(ref from, (r * Block) + c + (3 * Block));
                Vector128<double> low01 = InterleaveLow(row0, row1).AsDouble();
                Vector128<double> low23 = InterleaveLow(row2, row3).AsDouble();
                Vector128<double> high01 = InterleaveHigh(row0, row1).AsDouble();
                Vector128<double> high23 = InterleaveHigh(row2, row3).AsDouble();
                InterleaveLow(low01, low23).AsSingle().StoreUnsafe(ref to, (c * Block) + r);
                InterleaveHigh(low01, low23).AsSingle().StoreUnsafe(ref to, (c * Block) + r + Block);
                InterleaveLow(high01, high23).AsSingle().StoreUnsafe(ref to, (c * Block) + r + (2 * Block));
                InterleaveHigh(high01, high23).AsSingle().StoreUnsafe(ref to, (c * Block) + r + (3 * Block));
            }
        }
    }

    /// <summary>Corners of 2 × 2.</summary>
    private static void WriteWhole(ref double from, ref double to)
    {
        for (nuint r = 0; r < Block; r += 2)
        {
            for (nuint c = 0; c < Block; c += 2)
            {
                Vector128<double> row0 = Vector128.LoadUnsafe(ref from, (r * Block) + c);
                Vector128<double> row1 = Vector128.LoadUnsafe(ref from, (r * Block) + c + Block);
                InterleaveLow(row0, row1).StoreUnsafe(ref to, (c * Block) + r);
                InterleaveHigh(row0, row1).StoreUnsafe(ref to, (c * Block) + r + Block);
            }
        }
    }

    private static void WritePart<T>(ref T from, ref T to, int rows, int columns)
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

    // Joining halves by Vector128.Create would go through memory.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> InterleaveLow(Vector128<float> x, Vector128<float> y) =>
        Sse.IsSupported ? Sse.UnpackLow(x, y) : AdvSimd.Arm64.ZipLow(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> InterleaveHigh(Vector128<float> x, Vector128<float> y) =>
        Sse.IsSupported ? Sse.UnpackHigh(x, y) : AdvSimd.Arm64.ZipHigh(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> InterleaveLow(Vector128<double> x, Vector128<double> y) =>
        Sse2.IsSupported ? Sse2.UnpackLow(x, y) : AdvSimd.Arm64.ZipLow(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> InterleaveHigh(Vector128<double> x, Vector128<double> y) =>
        Sse2.IsSupported ? Sse2.UnpackHigh(x, y) : AdvSimd.Arm64.ZipHigh(x, y);
}
