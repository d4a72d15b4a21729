using System;

namespace StaticNet.Tests.Numerics;

/// <summary>
/// An unevaluated sum of two doubles, about 106 bits (Dekker, 1971; Knuth's two-sum): what the functions under test are
/// measured against. Plain multiplications and additions only, so that it does not depend on the instruction set.
/// </summary>
internal readonly record struct DoubleDouble(double High, double Low)
{
    public static implicit operator DoubleDouble(double value) => new(value, 0);

    public static explicit operator double(DoubleDouble value) => value.High + value.Low;

    public static DoubleDouble operator -(DoubleDouble a) => new(-a.High, -a.Low);

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + -b;

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        DoubleDouble high = TwoSum(a.High, b.High);
        DoubleDouble low = TwoSum(a.Low, b.Low);
        DoubleDouble sum = QuickTwoSum(high.High, high.Low + low.High);
        return QuickTwoSum(sum.High, sum.Low + low.Low);
    }

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        DoubleDouble product = TwoProduct(a.High, b.High);
        return QuickTwoSum(product.High, product.Low + ((a.High * b.Low) + (a.Low * b.High)));
    }

    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        double first = a.High / b.High;
        DoubleDouble rest = a - (b * first);
        double second = rest.High / b.High;
        rest -= b * second;
        return QuickTwoSum(first, second) + (rest.High / b.High);
    }

    /// <summary>Times a power of two, exactly.</summary>
    public DoubleDouble Scale(int exponent) => new(Math.ScaleB(High, exponent), Math.ScaleB(Low, exponent));

    private static DoubleDouble TwoSum(double a, double b)
    {
        double sum = a + b;
        double part = sum - a;
        return new DoubleDouble(sum, (a - (sum - part)) + (b - part));
    }

    private static DoubleDouble QuickTwoSum(double a, double b)
    {
        double sum = a + b;
        return new DoubleDouble(sum, b - (sum - a));
    }

    private static DoubleDouble TwoProduct(double a, double b)
    {
        double product = a * b;
        (double aHigh, double aLow) = Split(a);
        (double bHigh, double bLow) = Split(b);
        return new DoubleDouble(product, (((aHigh * bHigh) - product) + (aHigh * bLow) + (aLow * bHigh)) + (aLow * bLow));
    }

    private static (double High, double Low) Split(double value)
    {
        double shifted = value * 134217729.0;
        double high = shifted - (shifted - value);
        return (high, value - high);
    }
}
