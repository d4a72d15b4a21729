using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNet.Numerics;

/// <summary>
/// eˣ / Σ eˣ of a row and its gradient. The largest element is subtracted first, so no exponential overflows. For generated
/// code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Softmax
{
    /// <summary>y = softmax(x).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The row; up to a vector behind it is read.</param>
    /// <param name="y">Receives the result; may be the same memory. Nothing behind it changes.</param>
    /// <param name="count">Elements of the row, at least 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<T>(ref T x, ref T y, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T largest = x;
        for (int i = 1; i < count; i++)
        {
            largest = T.Max(largest, Unsafe.Add(ref x, i));
        }

        T sum = Simd.UseVector512 ? Exponentials512(ref x, ref y, largest, count) : Exponentials(ref x, ref y, largest, count);
        T factor = T.One / sum;
        for (int i = 0; i < count; i++)
        {
            Unsafe.Add(ref y, i) *= factor;
        }
    }

    /// <summary>dx = y · (dy − Σ dy · y).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">The result of the forward pass.</param>
    /// <param name="dy">Its gradient.</param>
    /// <param name="dx">Receives the gradient of x; may be the memory of dy.</param>
    /// <param name="count">Elements of the row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward<T>(ref T y, ref T dy, ref T dx, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < count; i++)
        {
            sum += Unsafe.Add(ref y, i) * Unsafe.Add(ref dy, i);
        }

        for (int i = 0; i < count; i++)
        {
            Unsafe.Add(ref dx, i) = Unsafe.Add(ref y, i) * (Unsafe.Add(ref dy, i) - sum);
        }
    }

    /// <summary>y = eˣ⁻ᵐ; returns Σ y.</summary>
    private static T Exponentials512<T>(ref T x, ref T y, T largest, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Vector512<T> sum = Vector512<T>.Zero;
        Vector512<T> shift = Vector512.Create(largest);
        for (int i = 0; i < count; i += Vector512<T>.Count)
        {
            Vector512<T> e = VectorMath.Exp(Vector512.LoadUnsafe(ref x, (nuint)i) - shift);
            sum += e & Simd.Mask512<T>(count - i);
            Simd.StorePartial(e, ref y, (nuint)i, count - i);
        }

        return Vector512.Sum(sum);
    }

    private static T Exponentials<T>(ref T x, ref T y, T largest, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Vector<T> sum = Vector<T>.Zero;
        Vector<T> shift = new(largest);
        for (int i = 0; i < count; i += Vector<T>.Count)
        {
            Vector<T> e = VectorMath.Exp(Vector.LoadUnsafe(ref x, (nuint)i) - shift);
            sum += e & Simd.MaskVector<T>(count - i);
            Simd.StorePartial(e, ref y, (nuint)i, count - i);
        }

        return Vector.Sum(sum);
    }
}
