using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNet.Numerics;

/// <summary>
/// ln(eˣ / Σ eˣ) of a row and its gradient. The largest element is subtracted first, so no exponential overflows, and no
/// logarithm is taken of a small number: results are within 4 units in the last place of the largest difference in the row.
/// For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LogSoftmax
{
    /// <summary>y = x − ln Σ eˣ.</summary>
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

    /// <summary>dx = dy − eʸ Σ dy.</summary>
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
        TVector largest = TOps.Create(Softmax.Largest<TOps, TVector, T>(ref x, count));
        TVector sums = TOps.Create(T.Zero);
        for (int i = 0; i < count; i += TOps.Count)
        {
            TVector e = ElementaryFunctions.Exp<TOps, TVector, T>(TOps.Subtract(TOps.Load(ref x, (nuint)i), largest));
            sums = TOps.Add(sums, TOps.Select(TOps.Mask(count - i), e, TOps.Create(T.Zero)));
        }

        // Two differences: the logarithm is small beside a large element, which the first makes small too.
        TVector logarithm = TOps.Create(T.Log(Softmax.Sum<TOps, TVector, T>(sums)));
        for (int i = 0; i < count; i += TOps.Count)
        {
            TVector difference = TOps.Subtract(TOps.Load(ref x, (nuint)i), largest);
            TOps.StorePartial(TOps.Subtract(difference, logarithm), ref y, (nuint)i, count - i);
        }
    }

    internal static void Backward<TOps, TVector, T>(ref T y, ref T dy, ref T dx, int count)
        where TOps : struct, IVectorOperations<TVector, T>
        where TVector : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Nothing is said about the memory behind these rows: the rest goes through vectors of its own.
        int whole = count - (count % TOps.Count);
        TVector sums = TOps.Create(T.Zero);
        for (int i = 0; i < whole; i += TOps.Count)
        {
            sums = TOps.Add(sums, TOps.Load(ref dy, (nuint)i));
        }

        TVector restOfY = TOps.Create(T.Zero);
        TVector restOfGradient = TOps.Create(T.Zero);
        for (int i = whole; i < count; i++)
        {
            Softmax.Lane<TVector, T>(ref restOfY, i - whole) = Unsafe.Add(ref y, i);
            Softmax.Lane<TVector, T>(ref restOfGradient, i - whole) = Unsafe.Add(ref dy, i);
        }

        TVector sum = TOps.Create(Softmax.Sum<TOps, TVector, T>(TOps.Add(sums, restOfGradient)));
        for (int i = 0; i < whole; i += TOps.Count)
        {
            TVector share = TOps.Multiply(ElementaryFunctions.Exp<TOps, TVector, T>(TOps.Load(ref y, (nuint)i)), sum);
            TOps.Store(TOps.Subtract(TOps.Load(ref dy, (nuint)i), share), ref dx, (nuint)i);
        }

        if (whole < count)
        {
            TVector share = TOps.Multiply(ElementaryFunctions.Exp<TOps, TVector, T>(restOfY), sum);
            TOps.StorePartial(TOps.Subtract(restOfGradient, share), ref dx, (nuint)whole, count - whole);
        }
    }
}
