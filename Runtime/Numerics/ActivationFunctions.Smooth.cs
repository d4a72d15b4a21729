using System.Runtime.CompilerServices;

namespace StaticNet.Numerics;

/// <content>Functions made of exponentials and quotients.</content>
internal static partial class ActivationFunctions<TOps, TVector, T>
{
    private const double SELUScale = 1.0507009873554804934193349852946;

    private const double SELUAlpha = 1.6732632423543772848170429916717;

    private const double GELUCubic = 0.044715;

    /// <summary>2 √(2/π).</summary>
    private const double GELUScale = 1.5957691216057307117597842397375;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector SELU(TVector x)
    {
        TVector below = TOps.Multiply(Number(SELUScale * SELUAlpha), ElementaryFunctions.Expm1<TOps, TVector, T>(x));
        return TOps.Select(TOps.LessThan(x, Zero), below, TOps.Multiply(x, Number(SELUScale)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector SELUGradient(TVector y) =>
        TOps.Select(TOps.LessThan(Zero, y), Number(SELUScale), TOps.Add(y, Number(SELUScale * SELUAlpha)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector CELU(TVector x, T alpha)
    {
        TVector a = TOps.Create(alpha);
        TVector below = TOps.Multiply(a, ElementaryFunctions.Expm1<TOps, TVector, T>(TOps.Divide(x, a)));
        return TOps.Select(TOps.LessThan(x, Zero), below, x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector CELUGradient(TVector y, T alpha) =>
        TOps.Select(TOps.LessThan(Zero, y), One, TOps.Add(TOps.Divide(y, TOps.Create(alpha)), One));

    /// <summary>x σ(z), z = 2 √(2/π) (x + 0.044715 x³): (1 + tanh u) / 2 is σ(2u), which does not cancel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector GELUTanh(TVector x)
    {
        TVector v = Within30(x);
        TVector cubic = TOps.MultiplyAdd(TOps.Multiply(v, v), Number(GELUScale * GELUCubic), Number(GELUScale));
        return TOps.Multiply(AboveInfinity(x), ElementaryFunctions.Sigmoid<TOps, TVector, T>(TOps.Multiply(v, cubic)));
    }

    /// <summary>σ (1 + x z′ (1 − σ)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector GELUTanhGradient(TVector x)
    {
        TVector v = Within30(x);
        TVector square = TOps.Multiply(v, v);
        TVector z = TOps.Multiply(v, TOps.MultiplyAdd(square, Number(GELUScale * GELUCubic), Number(GELUScale)));
        TVector slope = TOps.MultiplyAdd(square, Number(3 * GELUScale * GELUCubic), Number(GELUScale));
        TVector s = ElementaryFunctions.Sigmoid<TOps, TVector, T>(z);
        return TOps.Multiply(s, TOps.MultiplyAdd(TOps.Multiply(v, slope), TOps.Subtract(One, s), One));
    }

    /// <summary>x n / (n + 2) with n = e (e + 2), e = eˣ: tanh(ln(1 + e)) = ((1 + e)² − 1) / ((1 + e)² + 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Mish(TVector x)
    {
        TVector two = Number(2);
        TVector e = ElementaryFunctions.Exp<TOps, TVector, T>(BelowFlat(x));
        TVector n = TOps.MultiplyAdd(e, e, TOps.Add(e, e));
        return TOps.Multiply(AboveInfinity(x), TOps.Divide(n, TOps.Add(n, two)));
    }

    /// <summary>(n + 4 x e (1 + e) / (n + 2)) / (n + 2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector MishGradient(TVector x)
    {
        TVector v = AboveInfinity(BelowFlat(x));
        TVector e = ElementaryFunctions.Exp<TOps, TVector, T>(v);
        TVector n = TOps.MultiplyAdd(e, e, TOps.Add(e, e));
        TVector r = TOps.Divide(One, TOps.Add(n, Number(2)));

        // e first: the argument may be as low as numbers go, and e is 0 there.
        TVector rise = TOps.Multiply(TOps.Multiply(Number(4), TOps.Multiply(e, v)), TOps.MultiplyAdd(e, r, r));
        return TOps.Multiply(r, TOps.Add(n, rise));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Softsign(TVector x)
    {
        TVector v = Finite(x);
        return TOps.Divide(v, TOps.Add(One, TOps.Absolute(v)));
    }

    /// <summary>1 / (1 + |x|)².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector SoftsignGradient(TVector x)
    {
        TVector r = TOps.Divide(One, TOps.Add(One, TOps.Absolute(x)));
        return TOps.Multiply(r, r);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector LogSigmoid(TVector x) =>
        TOps.Subtract(Zero, ElementaryFunctions.Softplus<TOps, TVector, T>(TOps.Subtract(Zero, x)));

    /// <summary>y = ln σ(x), so dy/dx = 1 − σ(x) = 1 − eʸ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector LogSigmoidGradient(TVector y) =>
        TOps.Subtract(Zero, ElementaryFunctions.Expm1<TOps, TVector, T>(y));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector TanhShrink(TVector x) => TOps.Subtract(x, ElementaryFunctions.Tanh<TOps, TVector, T>(x));

    /// <summary>tanh² x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector TanhShrinkGradient(TVector x)
    {
        TVector t = ElementaryFunctions.Tanh<TOps, TVector, T>(x);
        return TOps.Multiply(t, t);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Number(double value) => TOps.Create(ElementaryFunctions.Constant<T>(value));

    /// <summary>Beyond 30 the logistic function of z is 0 or 1 in either type, and the cube is still finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Within30(TVector x) => TOps.Minimum(Number(30), TOps.Maximum(Number(-30), x));

    /// <summary>From here on tanh(ln(1 + eˣ)) is 1, and the fourth power of eˣ is still finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector BelowFlat(TVector x) => TOps.Minimum(Number(typeof(T) == typeof(float) ? 20 : 40), x);
}
