using System;

namespace StaticNet.Tests.Numerics;

/// <summary>
/// The functions under test to some 28 digits, by formulas that have nothing in common with the product's: Taylor series of
/// all-positive terms, Newton's iteration, and a continued fraction for the tail of erfc. Finite arguments.
/// </summary>
internal static class Precise
{
    private static readonly DoubleDouble s_ln2 = new(0.6931471805599453, 2.3190468138462996e-17);
    private static readonly DoubleDouble s_pi = new(3.141592653589793, 1.2246467991473532e-16);
    private static readonly DoubleDouble s_rootOfPi = Root(s_pi);
    private static readonly DoubleDouble s_rootOfHalf = Root(0.5);

    public static DoubleDouble Exp(DoubleDouble x)
    {
        if (x.High is < -740 or > 709.79)
        {
            return x.High < 0 ? 0 : double.PositiveInfinity;
        }

        int n = (int)Math.Round(x.High / 0.6931471805599453);
        return (Series(x - (s_ln2 * n)) + 1).Scale(n);
    }

    public static DoubleDouble Expm1(DoubleDouble x) => Math.Abs(x.High) < 0.4 ? Series(x) : Exp(x) - 1;

    public static DoubleDouble Tanh(DoubleDouble x)
    {
        DoubleDouble m = Expm1(Absolute(x) * -2);
        DoubleDouble magnitude = -m / (m + 2);
        return x.High < 0 ? -magnitude : magnitude;
    }

    public static DoubleDouble Sigmoid(DoubleDouble x)
    {
        DoubleDouble e = Exp(-Absolute(x));
        return x.High < 0 ? e / (e + 1) : (DoubleDouble)1 / (e + 1);
    }

    public static DoubleDouble Softplus(DoubleDouble x)
    {
        DoubleDouble t = Exp(-Absolute(x));
        DoubleDouble logarithm = t.High > 1e-3 ? Math.Log(1 + t.High) : t;
        for (int i = 0; i < 6; i++)
        {
            logarithm -= (Expm1(logarithm) - t) / (t + 1);
        }

        return x.High > 0 ? x + logarithm : logarithm;
    }

    public static DoubleDouble Erf(DoubleDouble x) => x.High < 0 ? -Erf(-x) : x.High < 4 ? ErfSeries(x) : (DoubleDouble)1 - Erfc(x);

    public static DoubleDouble NormalDistribution(DoubleDouble x)
    {
        DoubleDouble u = x * s_rootOfHalf;
        return (u.High < 0 ? Erfc(-u) : (DoubleDouble)1 + Erf(u)) * 0.5;
    }

    public static DoubleDouble GELU(DoubleDouble x) => x * NormalDistribution(x);

    public static DoubleDouble SiLU(DoubleDouble x) => x * Sigmoid(x);

    /// <summary>x σ(2u), u = √(2/π) (x + 0.044715 x³).</summary>
    public static DoubleDouble GELUTanh(DoubleDouble x) =>
        x * Sigmoid(x * (((x * x) * 0.044715) + 1) * (Root((DoubleDouble)2 / s_pi) * 2));

    public static DoubleDouble SELU(DoubleDouble x) =>
        (x.High > 0 ? x : Expm1(x) * new DoubleDouble(1.6732632423543772, 1.0657222547717531e-16))
        * new DoubleDouble(1.0507009873554805, 3.9874847667154144e-17);

    public static DoubleDouble HardSigmoid(DoubleDouble x) => x.High > 3 ? 1 : x.High < -3 ? 0 : (x + 3) / 6;

    /// <summary>erfc x for x ≥ 0: e^−x² / √π · 1/(x + ½/(x + 1/(x + 1½/(x + ...)))).</summary>
    private static DoubleDouble Erfc(DoubleDouble x)
    {
        if (x.High < 4)
        {
            return (DoubleDouble)1 - ErfSeries(x);
        }

        DoubleDouble fraction = x;
        for (int i = 150; i > 0; i--)
        {
            fraction = x + ((DoubleDouble)(0.5 * i) / fraction);
        }

        return Exp(-(x * x)) / (fraction * s_rootOfPi);
    }

    /// <summary>2/√π · e^−x² · Σ 2ⁿ x²ⁿ⁺¹ / (2n + 1)!!.</summary>
    private static DoubleDouble ErfSeries(DoubleDouble x)
    {
        DoubleDouble term = x;
        DoubleDouble sum = x;
        for (int n = 1; term.High > sum.High * 1e-34; n++)
        {
            term = term * (x * x) * 2 / ((2 * n) + 1);
            sum += term;
        }

        return sum * Exp(-(x * x)) * 2 / s_rootOfPi;
    }

    /// <summary>eˣ − 1 for small x: Taylor's series.</summary>
    private static DoubleDouble Series(DoubleDouble x)
    {
        DoubleDouble term = x;
        DoubleDouble sum = x;
        for (int n = 2; Math.Abs(term.High) > Math.Abs(sum.High) * 1e-34; n++)
        {
            term = term * x / n;
            sum += term;
        }

        return sum;
    }

    private static DoubleDouble Absolute(DoubleDouble x) => x.High < 0 ? -x : x;

    private static DoubleDouble Root(DoubleDouble x)
    {
        DoubleDouble root = Math.Sqrt(x.High);
        return (root + (x / root)) * 0.5;
    }
}
