using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNet.Numerics;

/// <summary>The activations and their derivatives, once for all vector and element types.</summary>
/// <typeparam name="TOps">The vector operations.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="T">The element.</typeparam>
internal static partial class ActivationFunctions<TOps, TVector, T>
    where TOps : struct, IVectorOperations<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static TVector Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TOps.Create(T.Zero);
    }

    private static TVector One
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TOps.Create(T.One);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector ReLU(TVector x) => TOps.Maximum(Zero, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector ReLUGradient(TVector y) => LeakyReLUGradient(y, T.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector LeakyReLU(TVector x, T slope) =>
        TOps.Select(TOps.LessThan(x, Zero), TOps.Multiply(x, TOps.Create(slope)), x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector LeakyReLUGradient(TVector y, T slope) =>
        TOps.Select(TOps.LessThan(Zero, y), One, UnlessNaN(TOps.Create(slope), y));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector ReLU6(TVector x) => TOps.Minimum(Six, TOps.Maximum(Zero, x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector ReLU6Gradient(TVector y) =>
        TOps.Select(TOps.LessThan(Zero, y), TOps.Select(TOps.LessThan(y, Six), One, Zero), UnlessNaN(Zero, y));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector ELU(TVector x, T alpha) => TOps.Select(
        TOps.LessThan(x, Zero), TOps.Multiply(TOps.Create(alpha), ElementaryFunctions.Expm1<TOps, TVector, T>(x)), x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector ELUGradient(TVector y, T alpha) =>
        TOps.Select(TOps.LessThan(Zero, y), One, TOps.Add(y, TOps.Create(alpha)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector SigmoidGradient(TVector y) => TOps.Multiply(y, TOps.Subtract(One, y));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector TanhGradient(TVector y) => TOps.Subtract(One, TOps.Multiply(y, y));

    /// <summary>y = ln(1 + eˣ), so dy/dx = eˣ / (1 + eˣ) = 1 − e⁻ʸ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector SoftplusGradient(TVector y) =>
        TOps.Subtract(Zero, ElementaryFunctions.Expm1<TOps, TVector, T>(TOps.Subtract(Zero, y)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector SiLU(TVector x) => TOps.Multiply(AboveInfinity(x), ElementaryFunctions.Sigmoid<TOps, TVector, T>(x));

    /// <summary>σ (1 + x (1 − σ)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector SiLUGradient(TVector x)
    {
        TVector s = ElementaryFunctions.Sigmoid<TOps, TVector, T>(x);
        return TOps.Multiply(s, TOps.MultiplyAdd(Finite(x), TOps.Subtract(One, s), One));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector GELU(TVector x) =>
        TOps.Multiply(AboveInfinity(x), ErrorFunctions.NormalDistribution<TOps, TVector, T>(x, ErrorFunctions.Gaussian<TOps, TVector, T>(x)));

    /// <summary>Φ(x) + x φ(x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector GELUGradient(TVector x)
    {
        TVector gaussian = ErrorFunctions.Gaussian<TOps, TVector, T>(x);
        TVector density = TOps.Multiply(gaussian, TOps.Create(ElementaryFunctions.Constant<T>(0.39894228040143267794)));
        return TOps.MultiplyAdd(Finite(x), density, ErrorFunctions.NormalDistribution<TOps, TVector, T>(x, gaussian));
    }

    private static TVector Six
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TOps.Create(ElementaryFunctions.Constant<T>(6));
    }

    private static TVector Largest
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TOps.Create(ElementaryFunctions.Constant<T>(typeof(T) == typeof(float) ? float.MaxValue : double.MaxValue));
    }

    /// <summary>−∞ becomes the lowest number: times 0 it is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector AboveInfinity(TVector x) => TOps.Maximum(TOps.Subtract(Zero, Largest), x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Finite(TVector x) => TOps.Minimum(Largest, AboveInfinity(x));

    /// <summary>For y ≤ 0 or NaN: the value, or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector UnlessNaN(TVector value, TVector y) => TOps.Select(TOps.LessThan(y, One), value, y);
}
