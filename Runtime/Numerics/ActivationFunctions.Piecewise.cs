using System.Runtime.CompilerServices;

namespace StaticNet.Numerics;

/// <content>Functions in pieces that are lines, or a parabola: a few instructions each.</content>
internal static partial class ActivationFunctions<TOps, TVector, T>
{
    private static TVector Three
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TOps.Create(ElementaryFunctions.Constant<T>(3));
    }

    private static TVector Sixth
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TOps.Create(ElementaryFunctions.Constant<T>(1.0 / 6));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector ReLU(TVector x, T maxValue, T slope, T threshold)
    {
        TVector theta = TOps.Create(threshold);
        TVector above = T.IsInfinity(maxValue) ? x : TOps.Minimum(TOps.Create(maxValue), x);

        // Without a slope nothing is multiplied: 0 times infinity is not 0.
        TVector below = T.IsZero(slope)
            ? TOps.Select(TOps.LessThan(x, TOps.Create(T.PositiveInfinity)), Zero, x)
            : TOps.Multiply(TOps.Create(slope), TOps.Subtract(x, theta));
        return TOps.Select(TOps.LessThan(theta, x), above, below);
    }

    /// <summary>The threshold is at least 0, so that what it lets pass is positive and everything else is not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector ReLUGradient(TVector y, T maxValue, T slope)
    {
        TVector above = T.IsInfinity(maxValue) ? One : TOps.Select(TOps.LessThan(y, TOps.Create(maxValue)), One, Zero);
        return TOps.Select(TOps.LessThan(Zero, y), above, UnlessNaN(TOps.Create(slope), y));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector ThresholdedReLU(TVector x, T threshold) => ReLU(x, T.PositiveInfinity, T.Zero, threshold);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector HardSigmoid(TVector x) =>
        TOps.Multiply(TOps.Minimum(Six, TOps.Maximum(Zero, TOps.Add(x, Three))), Sixth);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector HardSigmoidGradient(TVector y) =>
        TOps.Select(TOps.LessThan(Zero, y), TOps.Select(TOps.LessThan(y, One), Sixth, Zero), UnlessNaN(Zero, y));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector HardSiLU(TVector x) => TOps.Multiply(AboveInfinity(x), HardSigmoid(x));

    /// <summary>(2x + 3) / 6 between −3 and 3, below 0, above 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector HardSiLUGradient(TVector x)
    {
        TVector slope = TOps.Multiply(TOps.Add(TOps.Add(x, x), Three), Sixth);
        TVector inner = TOps.Select(TOps.LessThan(TOps.Subtract(Zero, Three), x), slope, Zero);

        // The minimum is 1 here, or NaN.
        return TOps.Select(TOps.LessThan(x, Three), inner, TOps.Minimum(One, x));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector HardTanh(TVector x) => TOps.Minimum(One, TOps.Maximum(TOps.Subtract(Zero, One), x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector HardTanhGradient(TVector y) => TOps.Select(TOps.LessThan(TOps.Absolute(y), One), One, TOps.Subtract(y, y));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector SoftShrink(TVector x, T threshold)
    {
        TVector lambda = TOps.Create(threshold);
        return TOps.Subtract(x, TOps.Minimum(lambda, TOps.Maximum(TOps.Subtract(Zero, lambda), x)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector HardShrink(TVector x, T threshold) =>
        TOps.Select(TOps.LessThan(TOps.Create(threshold), TOps.Absolute(x)), x, TOps.Subtract(x, x));

    /// <summary>1 where y is not 0. Either shrinking function is 0 where it is flat, and only there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector ShrinkGradient(TVector y) => TOps.Select(TOps.LessThan(Zero, TOps.Absolute(y)), One, UnlessNaN(Zero, y));
}
