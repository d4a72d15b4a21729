using System;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNet.Numerics;

/// <summary>For generated code: the kernel's side of F(2×2, 3×3), Winograd's minimal filtering.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Winograd
{
    private const int Block = 16;
    private const int Taps = 3;
    private const int Points = 4;

    /// <summary>
    /// G g Gᵀ for every pair of channels, G = [1 0 0; ½ ½ ½; ½ −½ ½; 0 0 1] (Lavin, Gray 2015).
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="kernel">[⌈columns/16⌉][3 · 3][rows][16].</param>
    /// <param name="target">[4 · 4][⌈columns/16⌉][rows][16].</param>
    /// <param name="rows">Rows, the input channels.</param>
    /// <param name="columns">Columns, the output channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransformKernel<T>(ref T kernel, ref T target, int rows, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int blocks = (columns + Block - 1) / Block;
        int plane = blocks * rows * Block;
        Span<Vector<T>> half = stackalloc Vector<T>[Points * Taps];
        for (int block = 0; block < blocks; block++)
        {
            for (int i = 0; i < rows * Block; i += Vector<T>.Count)
            {
                nuint source = (nuint)((block * Taps * Taps * rows * Block) + i);
                nuint tap = (nuint)(rows * Block);
                for (int x = 0; x < Taps; x++)
                {
                    Vector<T> g0 = Vector.LoadUnsafe(ref kernel, source + ((nuint)x * tap));
                    Vector<T> g1 = Vector.LoadUnsafe(ref kernel, source + ((nuint)(Taps + x) * tap));
                    Vector<T> g2 = Vector.LoadUnsafe(ref kernel, source + ((nuint)((2 * Taps) + x) * tap));
                    (half[x], half[Taps + x], half[(2 * Taps) + x], half[(3 * Taps) + x]) = Transform(g0, g1, g2);
                }

                nuint to = (nuint)((block * rows * Block) + i);
                for (int y = 0; y < Points; y++)
                {
                    (Vector<T> u0, Vector<T> u1, Vector<T> u2, Vector<T> u3) = Transform(half[y * Taps], half[(y * Taps) + 1], half[(y * Taps) + 2]);
                    nuint row = to + (nuint)(y * Points * plane);
                    Vector.StoreUnsafe(u0, ref target, row);
                    Vector.StoreUnsafe(u1, ref target, row + (nuint)plane);
                    Vector.StoreUnsafe(u2, ref target, row + (nuint)(2 * plane));
                    Vector.StoreUnsafe(u3, ref target, row + (nuint)(3 * plane));
                }
            }
        }
    }

    private static (Vector<T> U0, Vector<T> U1, Vector<T> U2, Vector<T> U3) Transform<T>(Vector<T> g0, Vector<T> g1, Vector<T> g2)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Vector<T> half = Vector.Create(ElementaryFunctions.Constant<T>(0.5));
        Vector<T> sum = (g0 + g2) * half;
        Vector<T> middle = g1 * half;
        return (g0, sum + middle, sum - middle, g2);
    }
}
