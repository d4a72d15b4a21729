using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNet.Numerics;

/// <summary>
/// The elementary functions, once for all vector and element types. Series and rational approximations as their comments say;
/// special values saturate, and NaN stays NaN.
/// </summary>
internal static class ElementaryFunctions
{
    private const double Log2E = 1.4426950408889634074;

    /// <summary>
    /// 1.5 times the last power of two whose neighbours are integers, plus the exponent's bias and <paramref name="more"/>: adding
    /// it rounds x to an integer n, and the low bits of the sum are the exponent bits of 2ⁿ⁺ᵐᵒʳᵉ.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Shifter<T>(int more)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Constant<T>(typeof(T) == typeof(float) ? 12582912.0 + 127 + more : 6755399441055744.0 + 1023 + more);

    /// <summary>A number as element type; the JIT folds it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Constant<T>(double value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        typeof(T) == typeof(float) ? (T)(object)(float)value : (T)(object)value;

    /// <summary>eˣ: e^r · 2ⁿ with |r| ≤ ln 2 / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp<TOps, TVector, T>(TVector x)
        where TOps : struct, IVectorOperations<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TVector r = Reduce<TOps, TVector, T>(x, out TVector half);
        TVector e = TOps.Add(ExpMinus1<TOps, TVector, T>(r), TOps.Create(T.One));
        return TOps.Multiply(TOps.Add(e, e), half);
    }

    /// <summary>eˣ − 1, accurate near 0: 2ⁿ (e^r − 1) + (2ⁿ − 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Expm1<TOps, TVector, T>(TVector x)
        where TOps : struct, IVectorOperations<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TVector m = ExpMinus1<TOps, TVector, T>(Reduce<TOps, TVector, T>(x, out TVector half));

        // Half of everything, doubled at the end: 2ⁿ itself may be beyond the largest number.
        TVector sum = TOps.MultiplyAdd(m, half, TOps.Subtract(half, TOps.Create(Constant<T>(0.5))));
        return TOps.Add(sum, sum);
    }

    /// <summary>
    /// tanh |x| = −m / (m + 2) with m = e^(−2|x|) − 1. Of the two ways to write it the one that never falls: as |x| grows, −m
    /// grows and m + 2 shrinks, rounded or not.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Tanh<TOps, TVector, T>(TVector x)
        where TOps : struct, IVectorOperations<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TVector m = MinusTwiceExpm1<TOps, TVector, T>(x);
        return TOps.CopySign(TOps.Divide(m, TOps.Add(m, TOps.Create(Constant<T>(2)))), x);
    }

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sigmoid<TOps, TVector, T>(TVector x)
        where TOps : struct, IVectorOperations<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        TOps.Divide(TOps.Create(Constant<T>(0.5)), OnePlusExpOfMinus<TOps, TVector, T>(x, halve: true));

    /// <summary>σ(x) · tanh z in one quotient: −m / ((m + 2) (1 + e⁻ˣ)), m = e^(−2|z|) − 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector SigmoidTanh<TOps, TVector, T>(TVector x, TVector z)
        where TOps : struct, IVectorOperations<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TVector m = MinusTwiceExpm1<TOps, TVector, T>(z);
        TVector divisor = TOps.Multiply(TOps.Add(m, TOps.Create(Constant<T>(2))), OnePlusExpOfMinus<TOps, TVector, T>(x, halve: false));
        return TOps.CopySign(TOps.Divide(m, divisor), z);
    }

    /// <summary>ln(1 + eˣ) = max(x, 0) + ln(1 + e^−|x|), the logarithm as 2 artanh(t / (2 + t)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Softplus<TOps, TVector, T>(TVector x)
        where TOps : struct, IVectorOperations<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TVector zero = TOps.Create(T.Zero);
        TVector t = Exp<TOps, TVector, T>(TOps.Subtract(zero, TOps.Absolute(x)));
        TVector s = TOps.Divide(t, TOps.Add(t, TOps.Create(Constant<T>(2))));
        TVector z = TOps.Multiply(s, s);

        // artanh s = s (1 + z series), z ≤ 1/9.
        TVector series = typeof(T) == typeof(float) ? ArtanhSingle<TOps, TVector, T>(z) : ArtanhDouble<TOps, TVector, T>(z);
        TVector rest = TOps.MultiplyAdd(TOps.Multiply(s, z), series, s);
        return TOps.Add(TOps.Maximum(zero, x), TOps.Add(rest, rest));
    }

    /// <summary>1/3 + z/5 + z²/7 + ... for z ≤ 1/9: the polynomial of least relative error of artanh, 1e-8 of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ArtanhSingle<TOps, TVector, T>(TVector z)
        where TOps : struct, IVectorOperations<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TVector series = TOps.Create(Constant<T>(0.11616771407636828));
        series = Term<TOps, TVector, T>(series, z, 0.10852268393161126);
        series = Term<TOps, TVector, T>(series, z, 0.14296249388860693);
        series = Term<TOps, TVector, T>(series, z, 0.19999851615100067);
        return Term<TOps, TVector, T>(series, z, 0.3333333366557321);
    }

    /// <summary>The same as a series of 17 terms.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ArtanhDouble<TOps, TVector, T>(TVector z)
        where TOps : struct, IVectorOperations<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TVector series = TOps.Create(Constant<T>(1.0 / 35));
        series = Term<TOps, TVector, T>(series, z, 1.0 / 33);
        series = Term<TOps, TVector, T>(series, z, 1.0 / 31);
        series = Term<TOps, TVector, T>(series, z, 1.0 / 29);
        series = Term<TOps, TVector, T>(series, z, 1.0 / 27);
        series = Term<TOps, TVector, T>(series, z, 1.0 / 25);
        series = Term<TOps, TVector, T>(series, z, 1.0 / 23);
        series = Term<TOps, TVector, T>(series, z, 1.0 / 21);
        series = Term<TOps, TVector, T>(series, z, 1.0 / 19);
        series = Term<TOps, TVector, T>(series, z, 1.0 / 17);
        series = Term<TOps, TVector, T>(series, z, 1.0 / 15);
        series = Term<TOps, TVector, T>(series, z, 1.0 / 13);
        series = Term<TOps, TVector, T>(series, z, 1.0 / 11);
        series = Term<TOps, TVector, T>(series, z, 1.0 / 9);
        series = Term<TOps, TVector, T>(series, z, 1.0 / 7);
        series = Term<TOps, TVector, T>(series, z, 1.0 / 5);
        return Term<TOps, TVector, T>(series, z, 1.0 / 3);
    }

    /// <summary>
    /// r = x − n ln 2, n the nearest integer to x / ln 2. x is first limited to where half of 2ⁿ becomes 0 below and eˣ
    /// infinite above.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Reduce<TOps, TVector, T>(TVector x, out TVector halfPower)
        where TOps : struct, IVectorOperations<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool single = typeof(T) == typeof(float);
        TVector limited = TOps.Maximum(TOps.Create(Constant<T>(single ? -87.25 : -708.25)), TOps.Minimum(TOps.Create(Constant<T>(single ? 89 : 710)), x));
        TVector shifter = TOps.Create(Shifter<T>(-1));
        TVector shifted = TOps.MultiplyAdd(limited, TOps.Create(Constant<T>(Log2E)), shifter);
        halfPower = TOps.PowerOfTwo(shifted);
        return AddLogarithm<TOps, TVector, T>(limited, TOps.Subtract(shifter, shifted));
    }

    /// <summary>e^(−2|x|) − 1. Far out it is −1: no power is too small.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector MinusTwiceExpm1<TOps, TVector, T>(TVector x)
        where TOps : struct, IVectorOperations<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TVector t = TOps.Maximum(TOps.Create(Constant<T>(-80)), TOps.Multiply(TOps.Absolute(x), TOps.Create(Constant<T>(-2))));
        TVector shifter = TOps.Create(Shifter<T>(0));
        TVector shifted = TOps.MultiplyAdd(t, TOps.Create(Constant<T>(Log2E)), shifter);
        TVector power = TOps.PowerOfTwo(shifted);
        TVector m = ExpMinus1<TOps, TVector, T>(AddLogarithm<TOps, TVector, T>(t, TOps.Subtract(shifter, shifted)));
        return TOps.MultiplyAdd(m, power, TOps.Subtract(power, TOps.Create(T.One)));
    }

    /// <summary>
    /// 1 + e⁻ˣ = 1 + e^(−r) 2ⁿ with r = x + n ln 2; or half of it, which is finite as long as e⁻ˣ is. Where that ends 2ⁿ is made
    /// infinite.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector OnePlusExpOfMinus<TOps, TVector, T>(TVector x, bool halve)
        where TOps : struct, IVectorOperations<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool single = typeof(T) == typeof(float);
        TVector lowest = TOps.Create(Constant<T>((single ? -88.7 : -709.75) - (halve ? 0.6931 : 0)));
        TVector limited = TOps.Maximum(lowest, TOps.Minimum(TOps.Create(Constant<T>(80)), x));
        TVector shifter = TOps.Create(Shifter<T>(halve ? -1 : 0));
        TVector shifted = TOps.MultiplyAdd(limited, TOps.Create(Constant<T>(-Log2E)), shifter);
        TVector power = TOps.PowerOfTwo(shifted);
        TVector r = AddLogarithm<TOps, TVector, T>(limited, TOps.Subtract(shifted, shifter));
        TVector square = TOps.Multiply(r, r);
        TVector e = TOps.MultiplyAdd(square, ExpTail<TOps, TVector, T>(r, square, -1), TOps.Subtract(TOps.Create(T.One), r));
        return TOps.MultiplyAdd(e, power, TOps.Create(Constant<T>(halve ? 0.5 : 1)));
    }

    /// <summary>x + n ln 2, ln 2 in two parts of which n times the first is exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector AddLogarithm<TOps, TVector, T>(TVector x, TVector n)
        where TOps : struct, IVectorOperations<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool single = typeof(T) == typeof(float);
        TVector r = TOps.MultiplyAdd(n, TOps.Create(Constant<T>(single ? 0.693359375 : 6.93147180369123816490e-01)), x);
        return TOps.MultiplyAdd(n, TOps.Create(Constant<T>(single ? -2.12194440054690583e-4 : 1.90821492927058770002e-10)), r);
    }

    /// <summary>e^r − 1 for |r| ≤ ln 2 / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector ExpMinus1<TOps, TVector, T>(TVector r)
        where TOps : struct, IVectorOperations<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TVector square = TOps.Multiply(r, r);
        return TOps.MultiplyAdd(square, ExpTail<TOps, TVector, T>(r, square, 1), r);
    }

    /// <summary>
    /// (e^s − 1 − s) / s² with s = sign · r. In single precision the polynomial of degree 4 whose largest error, as a share of
    /// e^s − 1, is least (Remez), a fifth of a unit in the last place, in an order that shortens the chain; in double precision
    /// Taylor's series, whose first omitted term is below an eighth of a unit.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ExpTail<TOps, TVector, T>(TVector r, TVector square, int sign)
        where TOps : struct, IVectorOperations<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            TVector low = Term<TOps, TVector, T>(TOps.Create(Constant<T>(sign * 0.1666654279387282)), r, 0.5000000062087253);
            TVector high = Term<TOps, TVector, T>(TOps.Create(Constant<T>(sign * 0.0083666106005395)), r, 0.041666281398812316);
            high = TOps.MultiplyAdd(TOps.Create(Constant<T>(0.0013946496992648285)), square, high);
            return TOps.MultiplyAdd(high, square, low);
        }

        TVector p = TOps.Create(Constant<T>(sign / 6227020800.0));
        p = Term<TOps, TVector, T>(p, r, 1.0 / 479001600);
        p = Term<TOps, TVector, T>(p, r, sign / 39916800.0);
        p = Term<TOps, TVector, T>(p, r, 1.0 / 3628800);
        p = Term<TOps, TVector, T>(p, r, sign / 362880.0);
        p = Term<TOps, TVector, T>(p, r, 1.0 / 40320);
        p = Term<TOps, TVector, T>(p, r, sign / 5040.0);
        p = Term<TOps, TVector, T>(p, r, 1.0 / 720);
        p = Term<TOps, TVector, T>(p, r, sign / 120.0);
        p = Term<TOps, TVector, T>(p, r, 1.0 / 24);
        p = Term<TOps, TVector, T>(p, r, sign / 6.0);
        return Term<TOps, TVector, T>(p, r, 0.5);
    }

    /// <summary>A step of Horner's scheme.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Term<TOps, TVector, T>(TVector sum, TVector x, double coefficient)
        where TOps : struct, IVectorOperations<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        TOps.MultiplyAdd(sum, x, TOps.Create(Constant<T>(coefficient)));
}
