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

        // artanh s = s (1 + z/3 + z²/5 + ...), z ≤ 1/9.
        TVector series = TOps.Create(Constant<T>(typeof(T) == typeof(float) ? 1.0 / 17 : 1.0 / 35));
        if (typeof(T) == typeof(double))
        {
            series = Term<TOps, TVector, T>(series, z, 1.0 / 33);
            series = Term<TOps, TVector, T>(series, z, 1.0 / 31);
            series = Term<TOps, TVector, T>(series, z, 1.0 / 29);
            series = Term<TOps, TVector, T>(series, z, 1.0 / 27);
            series = Term<TOps, TVector, T>(series, z, 1.0 / 25);
            series = Term<TOps, TVector, T>(series, z, 1.0 / 23);
            series = Term<TOps, TVector, T>(series, z, 1.0 / 21);
            series = Term<TOps, TVector, T>(series, z, 1.0 / 19);
            series = Term<TOps, TVector, T>(series, z, 1.0 / 17);
        }

        series = Term<TOps, TVector, T>(series, z, 1.0 / 15);
        series = Term<TOps, TVector, T>(series, z, 1.0 / 13);
        series = Term<TOps, TVector, T>(series, z, 1.0 / 11);
        series = Term<TOps, TVector, T>(series, z, 1.0 / 9);
        series = Term<TOps, TVector, T>(series, z, 1.0 / 7);
        series = Term<TOps, TVector, T>(series, z, 1.0 / 5);
        series = Term<TOps, TVector, T>(series, z, 1.0 / 3);
        TVector rest = TOps.MultiplyAdd(TOps.Multiply(s, z), series, s);
        return TOps.Add(TOps.Maximum(zero, x), TOps.Add(rest, rest));
    }

    /// <summary>
    /// Φ(x) = erfc(−x / √2) / 2, the normal distribution function: near 0 through erf, in the tails through erfc, both by the
    /// rational approximations of Moshier's Cephes library (ndtr).
    /// </summary>
    /// <param name="x">The arguments.</param>
    /// <param name="gaussian">e^(−x²/2), as <see cref="Gaussian"/> gives it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector NormalDistribution<TOps, TVector, T>(TVector x, TVector gaussian)
        where TOps : struct, IVectorOperations<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TVector half = TOps.Create(Constant<T>(0.5));
        TVector one = TOps.Create(T.One);
        TVector u = TOps.Multiply(x, TOps.Create(Constant<T>(0.70710678118654752440)));
        TVector a = TOps.Absolute(u);
        TVector near = TOps.MultiplyAdd(half, ErfNear<TOps, TVector, T>(u), half);
        TVector tail = TOps.Multiply(half, TOps.Multiply(gaussian, ErfcRatio<TOps, TVector, T>(a)));
        TVector far = TOps.Select(TOps.LessThan(u, TOps.Create(T.Zero)), tail, TOps.Subtract(one, tail));
        return TOps.Select(TOps.LessThan(a, one), near, far);
    }

    /// <summary>erf x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Erf<TOps, TVector, T>(TVector x)
        where TOps : struct, IVectorOperations<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TVector one = TOps.Create(T.One);
        TVector a = TOps.Absolute(x);
        TVector e = Exp<TOps, TVector, T>(TOps.Subtract(TOps.Create(T.Zero), TOps.Multiply(a, a)));
        TVector far = TOps.CopySign(TOps.Subtract(one, TOps.Multiply(e, ErfcRatio<TOps, TVector, T>(a))), x);
        return TOps.Select(TOps.LessThan(a, one), ErfNear<TOps, TVector, T>(x), far);
    }

    /// <summary>erf x for |x| &lt; 1, odd: x · P(x²) / Q(x²).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ErfNear<TOps, TVector, T>(TVector x)
        where TOps : struct, IVectorOperations<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TVector z = TOps.Multiply(x, x);
        TVector p = TOps.Create(Constant<T>(9.60497373987051638749E0));
        p = Term<TOps, TVector, T>(p, z, 9.00260197203842689217E1);
        p = Term<TOps, TVector, T>(p, z, 2.23200534594684319226E3);
        p = Term<TOps, TVector, T>(p, z, 7.00332514112805075473E3);
        p = Term<TOps, TVector, T>(p, z, 5.55923013010394962768E4);
        TVector q = TOps.Add(z, TOps.Create(Constant<T>(3.35617141647503099647E1)));
        q = Term<TOps, TVector, T>(q, z, 5.21357949780152679795E2);
        q = Term<TOps, TVector, T>(q, z, 4.59432382970980127987E3);
        q = Term<TOps, TVector, T>(q, z, 2.26290000613890934246E4);
        q = Term<TOps, TVector, T>(q, z, 4.92673942608635921086E4);
        return TOps.Multiply(x, TOps.Divide(p, q));
    }

    /// <summary>
    /// e^(−x²/2). The square is taken apart, x = h + s with h² exact: an error in the exponent would be a relative error of the
    /// result. With s small, e^(−s (x + h) / 2) needs no reduction.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Gaussian<TOps, TVector, T>(TVector x)
        where TOps : struct, IVectorOperations<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool single = typeof(T) == typeof(float);
        // Beyond the limit the result is 0. Adding and taking away the shifter rounds to a multiple of 2⁻⁶, or of 2⁻²⁰.
        TVector a = TOps.Minimum(TOps.Create(Constant<T>(single ? 14 : 40)), TOps.Absolute(x));
        TVector shifter = TOps.Create(Constant<T>(single ? 12582912.0 / 64 : 6755399441055744.0 / 1048576));
        TVector h = TOps.Subtract(TOps.Add(a, shifter), shifter);
        TVector minusHalf = TOps.Create(Constant<T>(-0.5));
        TVector r = TOps.Multiply(TOps.Multiply(TOps.Subtract(a, h), TOps.Add(a, h)), minusHalf);
        TVector e = Exp<TOps, TVector, T>(TOps.Multiply(TOps.Multiply(h, h), minusHalf));
        return TOps.MultiplyAdd(e, ExpMinus1<TOps, TVector, T>(r), e);
    }

    /// <summary>e^a² · erfc a for a ≥ 1, as P(a) / Q(a).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ErfcRatio<TOps, TVector, T>(TVector a)
        where TOps : struct, IVectorOperations<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // P and Q stay finite; the exponential is 0 long before.
        TVector b = TOps.Minimum(TOps.Create(Constant<T>(typeof(T) == typeof(float) ? 12 : 30)), a);
        TVector p = TOps.Create(Constant<T>(2.46196981473530512524E-10));
        p = Term<TOps, TVector, T>(p, b, 5.64189564831068821977E-1);
        p = Term<TOps, TVector, T>(p, b, 7.46321056442269912687E0);
        p = Term<TOps, TVector, T>(p, b, 4.86371970985681366614E1);
        p = Term<TOps, TVector, T>(p, b, 1.96520832956077098242E2);
        p = Term<TOps, TVector, T>(p, b, 5.26445194995477358631E2);
        p = Term<TOps, TVector, T>(p, b, 9.34528527171957607540E2);
        p = Term<TOps, TVector, T>(p, b, 1.02755188689515710272E3);
        p = Term<TOps, TVector, T>(p, b, 5.57535335369399327526E2);
        TVector q = TOps.Add(b, TOps.Create(Constant<T>(1.32281951154744992508E1)));
        q = Term<TOps, TVector, T>(q, b, 8.67072140885989742329E1);
        q = Term<TOps, TVector, T>(q, b, 3.54937778887819891062E2);
        q = Term<TOps, TVector, T>(q, b, 9.75708501743205489753E2);
        q = Term<TOps, TVector, T>(q, b, 1.82390916687909736289E3);
        q = Term<TOps, TVector, T>(q, b, 2.24633760818710981792E3);
        q = Term<TOps, TVector, T>(q, b, 1.65666309194161350182E3);
        q = Term<TOps, TVector, T>(q, b, 5.57535340817727675546E2);
        return TOps.Divide(p, q);
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
    private static TVector ExpMinus1<TOps, TVector, T>(TVector r)
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
    private static TVector Term<TOps, TVector, T>(TVector sum, TVector x, double coefficient)
        where TOps : struct, IVectorOperations<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        TOps.MultiplyAdd(sum, x, TOps.Create(Constant<T>(coefficient)));
}
