using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNet.Numerics;

/// <summary>The error function and the normal distribution, once for all vector and element types.</summary>
internal static class ErrorFunctions
{
    /// <summary>
    /// Φ(x) = erfc(−x / √2) / 2, the normal distribution function. In single precision as the Gaussian times
    /// <see cref="MillsRatioSingle"/>; in double precision near 0 through erf, in the tails through erfc, both by the rational
    /// approximations of Moshier's Cephes library (ndtr).
    /// </summary>
    /// <param name="x">The arguments.</param>
    /// <param name="gaussian">e^(−x²/2), as <see cref="Gaussian"/> gives it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector NormalDistribution<TOps, TVector, T>(TVector x, TVector gaussian)
        where TOps : struct, IVectorOperations<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TVector zero = TOps.Create(T.Zero);
        TVector one = TOps.Create(T.One);
        if (typeof(T) == typeof(float))
        {
            TVector below = TOps.Multiply(gaussian, MillsRatioSingle<TOps, TVector, T>(TOps.Absolute(x)));
            return TOps.Select(TOps.LessThan(x, zero), below, TOps.Subtract(one, below));
        }

        TVector half = TOps.Create(ElementaryFunctions.Constant<T>(0.5));
        TVector u = TOps.Multiply(x, TOps.Create(ElementaryFunctions.Constant<T>(0.70710678118654752440)));
        TVector a = TOps.Absolute(u);
        TVector near = TOps.MultiplyAdd(half, ErfNear<TOps, TVector, T>(u), half);
        TVector tail = TOps.Multiply(half, TOps.Multiply(gaussian, ErfcRatio<TOps, TVector, T>(a)));
        TVector far = TOps.Select(TOps.LessThan(u, zero), tail, TOps.Subtract(one, tail));
        return TOps.Select(TOps.LessThan(a, one), near, far);
    }

    /// <summary>e^(a²/2) Φ(−a) for a ≥ 0, up to 14: the rational function of least relative error, 6e-9.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector MillsRatioSingle<TOps, TVector, T>(TVector a)
        where TOps : struct, IVectorOperations<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TVector b = TOps.Minimum(TOps.Create(ElementaryFunctions.Constant<T>(14)), a);
        TVector p = TOps.Create(ElementaryFunctions.Constant<T>(0.004077270896242248));
        p = ElementaryFunctions.Term<TOps, TVector, T>(p, b, 0.04037044705554115);
        p = ElementaryFunctions.Term<TOps, TVector, T>(p, b, 0.1824558673999942);
        p = ElementaryFunctions.Term<TOps, TVector, T>(p, b, 0.43724331996472343);
        p = ElementaryFunctions.Term<TOps, TVector, T>(p, b, 0.5);
        TVector q = TOps.Create(ElementaryFunctions.Constant<T>(0.010220073739541634));
        q = ElementaryFunctions.Term<TOps, TVector, T>(q, b, 0.10120051505267903);
        q = ElementaryFunctions.Term<TOps, TVector, T>(q, b, 0.4674132800818273);
        q = ElementaryFunctions.Term<TOps, TVector, T>(q, b, 1.1992666973424038);
        q = ElementaryFunctions.Term<TOps, TVector, T>(q, b, 1.6723715945612734);
        q = ElementaryFunctions.Term<TOps, TVector, T>(q, b, 1);
        return TOps.Divide(p, q);
    }

    /// <summary>erf x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Erf<TOps, TVector, T>(TVector x)
        where TOps : struct, IVectorOperations<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        typeof(T) == typeof(float) ? ErfSingle<TOps, TVector, T>(x) : ErfDouble<TOps, TVector, T>(x);

    /// <summary>
    /// For |x| &lt; 1 the odd polynomial of least relative error, 1e-9; beyond, 1 − e^(−x²) times twice
    /// <see cref="MillsRatioSingle"/> at √2 |x|, which never falls: rounding is of the part that is taken away.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ErfSingle<TOps, TVector, T>(TVector x)
        where TOps : struct, IVectorOperations<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TVector one = TOps.Create(T.One);
        TVector a = TOps.Absolute(x);
        TVector z = TOps.Multiply(x, x);
        TVector near = TOps.Create(ElementaryFunctions.Constant<T>(7.853851495210847e-05));
        near = ElementaryFunctions.Term<TOps, TVector, T>(near, z, -0.0008010190639346004);
        near = ElementaryFunctions.Term<TOps, TVector, T>(near, z, 0.00518832734582429);
        near = ElementaryFunctions.Term<TOps, TVector, T>(near, z, -0.02685381175637871);
        near = ElementaryFunctions.Term<TOps, TVector, T>(near, z, 0.112835851443371);
        near = ElementaryFunctions.Term<TOps, TVector, T>(near, z, -0.3761262582385624);
        near = ElementaryFunctions.Term<TOps, TVector, T>(near, z, 1.1283791657266569);
        TVector gaussian = ElementaryFunctions.Exp<TOps, TVector, T>(TOps.Subtract(TOps.Create(T.Zero), z));
        TVector half = TOps.Multiply(gaussian, MillsRatioSingle<TOps, TVector, T>(TOps.Multiply(a, TOps.Create(ElementaryFunctions.Constant<T>(1.4142135623730950488)))));
        TVector far = TOps.CopySign(TOps.Subtract(one, TOps.Add(half, half)), x);
        return TOps.Select(TOps.LessThan(a, one), TOps.Multiply(x, near), far);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ErfDouble<TOps, TVector, T>(TVector x)
        where TOps : struct, IVectorOperations<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TVector one = TOps.Create(T.One);
        TVector a = TOps.Absolute(x);
        TVector e = ElementaryFunctions.Exp<TOps, TVector, T>(TOps.Subtract(TOps.Create(T.Zero), TOps.Multiply(a, a)));
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
        TVector p = TOps.Create(ElementaryFunctions.Constant<T>(9.60497373987051638749E0));
        p = ElementaryFunctions.Term<TOps, TVector, T>(p, z, 9.00260197203842689217E1);
        p = ElementaryFunctions.Term<TOps, TVector, T>(p, z, 2.23200534594684319226E3);
        p = ElementaryFunctions.Term<TOps, TVector, T>(p, z, 7.00332514112805075473E3);
        p = ElementaryFunctions.Term<TOps, TVector, T>(p, z, 5.55923013010394962768E4);
        TVector q = TOps.Add(z, TOps.Create(ElementaryFunctions.Constant<T>(3.35617141647503099647E1)));
        q = ElementaryFunctions.Term<TOps, TVector, T>(q, z, 5.21357949780152679795E2);
        q = ElementaryFunctions.Term<TOps, TVector, T>(q, z, 4.59432382970980127987E3);
        q = ElementaryFunctions.Term<TOps, TVector, T>(q, z, 2.26290000613890934246E4);
        q = ElementaryFunctions.Term<TOps, TVector, T>(q, z, 4.92673942608635921086E4);
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
        TVector a = TOps.Minimum(TOps.Create(ElementaryFunctions.Constant<T>(single ? 14 : 40)), TOps.Absolute(x));
        TVector shifter = TOps.Create(ElementaryFunctions.Constant<T>(single ? 12582912.0 / 64 : 6755399441055744.0 / 1048576));
        TVector h = TOps.Subtract(TOps.Add(a, shifter), shifter);
        TVector minusHalf = TOps.Create(ElementaryFunctions.Constant<T>(-0.5));
        TVector r = TOps.Multiply(TOps.Multiply(TOps.Subtract(a, h), TOps.Add(a, h)), minusHalf);
        TVector e = ElementaryFunctions.Exp<TOps, TVector, T>(TOps.Multiply(TOps.Multiply(h, h), minusHalf));
        return TOps.MultiplyAdd(e, ElementaryFunctions.ExpMinus1<TOps, TVector, T>(r), e);
    }

    /// <summary>e^a² · erfc a for a ≥ 1, as P(a) / Q(a).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ErfcRatio<TOps, TVector, T>(TVector a)
        where TOps : struct, IVectorOperations<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // P and Q stay finite; the exponential is 0 long before.
        TVector b = TOps.Minimum(TOps.Create(ElementaryFunctions.Constant<T>(30)), a);
        TVector p = TOps.Create(ElementaryFunctions.Constant<T>(2.46196981473530512524E-10));
        p = ElementaryFunctions.Term<TOps, TVector, T>(p, b, 5.64189564831068821977E-1);
        p = ElementaryFunctions.Term<TOps, TVector, T>(p, b, 7.46321056442269912687E0);
        p = ElementaryFunctions.Term<TOps, TVector, T>(p, b, 4.86371970985681366614E1);
        p = ElementaryFunctions.Term<TOps, TVector, T>(p, b, 1.96520832956077098242E2);
        p = ElementaryFunctions.Term<TOps, TVector, T>(p, b, 5.26445194995477358631E2);
        p = ElementaryFunctions.Term<TOps, TVector, T>(p, b, 9.34528527171957607540E2);
        p = ElementaryFunctions.Term<TOps, TVector, T>(p, b, 1.02755188689515710272E3);
        p = ElementaryFunctions.Term<TOps, TVector, T>(p, b, 5.57535335369399327526E2);
        TVector q = TOps.Add(b, TOps.Create(ElementaryFunctions.Constant<T>(1.32281951154744992508E1)));
        q = ElementaryFunctions.Term<TOps, TVector, T>(q, b, 8.67072140885989742329E1);
        q = ElementaryFunctions.Term<TOps, TVector, T>(q, b, 3.54937778887819891062E2);
        q = ElementaryFunctions.Term<TOps, TVector, T>(q, b, 9.75708501743205489753E2);
        q = ElementaryFunctions.Term<TOps, TVector, T>(q, b, 1.82390916687909736289E3);
        q = ElementaryFunctions.Term<TOps, TVector, T>(q, b, 2.24633760818710981792E3);
        q = ElementaryFunctions.Term<TOps, TVector, T>(q, b, 1.65666309194161350182E3);
        q = ElementaryFunctions.Term<TOps, TVector, T>(q, b, 5.57535340817727675546E2);
        return TOps.Divide(p, q);
    }
}
