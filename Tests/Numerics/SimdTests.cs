using System;
using System.Linq;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNet.Numerics;
using Xunit;

namespace StaticNet.Tests.Numerics;

public sealed class SimdTests
{
    [Fact]
    public void The_wide_path_is_taken_where_the_processor_has_it() =>
        Assert.True(Simd.UseVector512 || !Vector512.IsHardwareAccelerated);

    [Fact]
    public void A_mask_sets_the_lanes_below_the_count()
    {
        CheckMasks<float>();
        CheckMasks<double>();
        CheckMasks<int>();
    }

    [Fact]
    public void A_partial_store_leaves_the_neighbours_as_they_were()
    {
        CheckStores(i => i + 0.5f);
        CheckStores(i => i + 0.5);
    }

    private static void CheckMasks<T>()
        where T : unmanaged
    {
        for (int count = -70; count <= 70; count++)
        {
            byte[] wide = Bytes(Simd.Mask512<T>(count));
            byte[] narrow = Bytes(Simd.MaskVector<T>(count));
            Assert.Equal(Expected(wide.Length, count), wide);
            Assert.Equal(Expected(narrow.Length, count), narrow);
        }

        static byte[] Expected(int length, int count) =>
            [.. Enumerable.Range(0, length).Select(i => i / Unsafe.SizeOf<T>() < count ? (byte)255 : (byte)0)];
    }

    private static byte[] Bytes<TVector>(TVector vector)
        where TVector : struct
    {
        byte[] bytes = new byte[Unsafe.SizeOf<TVector>()];
        Unsafe.WriteUnaligned(ref bytes[0], vector);
        return bytes;
    }

    private static void CheckStores<T>(Func<int, T> value)
        where T : unmanaged, INumber<T>
    {
        T[] source = [.. Enumerable.Range(1, 64).Select(value)];
        for (int count = -1; count <= 20; count++)
        {
            for (int offset = 0; offset < 5; offset++)
            {
                // Memory that must survive bit by bit, NaN included.
                T[] wide = [.. Enumerable.Repeat(T.CreateChecked(double.NaN), 40)];
                T[] narrow = [.. wide];
                Simd.StorePartial(Vector512.LoadUnsafe(ref source[0]), ref wide[0], (nuint)offset, count);
                Simd.StorePartial(Vector.LoadUnsafe(ref source[0]), ref narrow[0], (nuint)offset, count);
                Assert.Equal(Expected(Vector512<T>.Count, offset, count), wide);
                Assert.Equal(Expected(Vector<T>.Count, offset, count), narrow);
            }
        }

        T[] Expected(int lanes, int offset, int count) => [.. Enumerable.Range(0, 40)
            .Select(i => i >= offset && i < offset + Math.Min(count, lanes) ? source[i - offset] : T.CreateChecked(double.NaN))];
    }
}
