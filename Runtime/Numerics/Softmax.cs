using System;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
    public static void Forward<T>(ref T x, ref T y, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Simd.UseVector512)
        {
            Forward<Vector512Operations<T>, Vector512<T>, T>(ref x, ref y, count);
        }
        else
        {
            Forward<VectorOperations<T>, Vector<T>, T>(ref x, ref y, count);
        }
    }

    /// <summary>y = softmax of the first elements of x, 0 behind them.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The row; up to a vector behind it is read.</param>
    /// <param name="y">Receives the result; may be the same memory. Nothing behind it changes.</param>
    /// <param name="count">Elements of the row.</param>
    /// <param name="visible">How many of them count, at least 1; beyond the row all.</param>
    public static void ForwardCausal<T>(ref T x, ref T y, int count, int visible)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        visible = Math.Min(visible, count);
        Forward(ref x, ref y, visible);
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref y, visible), count - visible).Clear();
    }

    /// <summary>dx = y · (dy − Σ dy · y).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">The result of the forward pass.</param>
    /// <param name="dy">Its gradient.</param>
    /// <param name="dx">Receives the gradient of x; may be the memory of dy.</param>
    /// <param name="count">Elements of the row.</param>
    public static void Backward<T>(ref T y, ref T dy, ref T dx, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Simd.UseVector512)
        {
            Backward<Vector512Operations<T>, Vector512<T>, T>(ref y, ref dy, ref dx, count);
        }
        else
        {
            Backward<VectorOperations<T>, Vector<T>, T>(ref y, ref dy, ref dx, count);
        }
    }

    internal static void Forward<TOps, TVector, T>(ref T x, ref T y, int count)
        where TOps : struct, IVectorOperations<TVector, T>
        where TVector : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TVector shift = TOps.Create(Largest<TOps, TVector, T>(ref x, count));
        TVector sums = TOps.Create(T.Zero);
        for (int i = 0; i < count; i += TOps.Count)
        {
            TVector e = ElementaryFunctions.Exp<TOps, TVector, T>(TOps.Subtract(TOps.Load(ref x, (nuint)i), shift));
            sums = TOps.Add(sums, TOps.Select(TOps.Mask(count - i), e, TOps.Create(T.Zero)));
            TOps.StorePartial(e, ref y, (nuint)i, count - i);
        }

        TVector factor = TOps.Create(T.One / Sum<TOps, TVector, T>(sums));
        for (int i = 0; i < count; i += TOps.Count)
        {
            TOps.StorePartial(TOps.Multiply(TOps.Load(ref y, (nuint)i), factor), ref y, (nuint)i, count - i);
        }
    }

    internal static void Backward<TOps, TVector, T>(ref T y, ref T dy, ref T dx, int count)
        where TOps : struct, IVectorOperations<TVector, T>
        where TVector : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Nothing is said about the memory behind these rows: the rest goes one by one.
        int whole = count - (count % TOps.Count);
        TVector sums = TOps.Create(T.Zero);
        for (int i = 0; i < whole; i += TOps.Count)
        {
            sums = TOps.MultiplyAdd(TOps.Load(ref y, (nuint)i), TOps.Load(ref dy, (nuint)i), sums);
        }

        T sum = Sum<TOps, TVector, T>(sums);
        for (int i = whole; i < count; i++)
        {
            sum += Unsafe.Add(ref y, i) * Unsafe.Add(ref dy, i);
        }

        TVector mean = TOps.Create(sum);
        for (int i = 0; i < whole; i += TOps.Count)
        {
            TVector difference = TOps.Subtract(TOps.Load(ref dy, (nuint)i), mean);
            TOps.Store(TOps.Multiply(TOps.Load(ref y, (nuint)i), difference), ref dx, (nuint)i);
        }

        for (int i = whole; i < count; i++)
        {
            Unsafe.Add(ref dx, i) = Unsafe.Add(ref y, i) * (Unsafe.Add(ref dy, i) - sum);
        }
    }

    /// <summary>The largest element. A NaN may be missed here: the sum of the exponentials will have it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Largest<TOps, TVector, T>(ref T x, int count)
        where TOps : struct, IVectorOperations<TVector, T>
        where TVector : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TVector least = TOps.Create(T.NegativeInfinity);
        TVector lanes = least;
        for (int i = 0; i < count; i += TOps.Count)
        {
            lanes = TOps.Maximum(lanes, TOps.Select(TOps.Mask(count - i), TOps.Load(ref x, (nuint)i), least));
        }

        T largest = Lane<TVector, T>(ref lanes, 0);
        for (int i = 1; i < Math.Min(count, TOps.Count); i++)
        {
            T lane = Lane<TVector, T>(ref lanes, i);
            largest = lane > largest ? lane : largest;
        }

        return largest;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Sum<TOps, TVector, T>(TVector lanes)
        where TOps : struct, IVectorOperations<TVector, T>
        where TVector : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < TOps.Count; i++)
        {
            sum += Lane<TVector, T>(ref lanes, i);
        }

        return sum;
    }

    internal static ref T Lane<TVector, T>(ref TVector vector, int index)
        where TVector : struct =>
        ref Unsafe.Add(ref Unsafe.As<TVector, T>(ref vector), index);
}
