using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Xunit;

namespace StaticNet.Tests.Numerics;

public sealed class VectorMathTests
{
    private static readonly string[] s_names = ["Exp", "Expm1", "Tanh", "Sigmoid", "Softplus", "Erf", "SiLU", "GELU", "SELU", "CELU", "GELUTanh", "Mish", "Softsign", "LogSigmoid", "TanhShrink", "SigmoidTanh"];

    public static TheoryData<string, bool> Functions() => OnBothPaths(s_names);

    public static TheoryData<string, bool> GrowingFunctions() => OnBothPaths(s_names.Except(["SiLU", "GELU", "GELUTanh", "Mish", "SigmoidTanh"]));

    [Theory]
    [MemberData(nameof(Functions))]
    public void Single_precision_is_within_the_stated_units_in_the_last_place(string name, bool wide) =>
        CheckAccuracy<float>(name, wide, 88.7);

    [Theory]
    [MemberData(nameof(Functions))]
    public void Double_precision_is_within_the_stated_units_in_the_last_place(string name, bool wide) =>
        CheckAccuracy<double>(name, wide, 709.7);

    [Theory]
    [MemberData(nameof(Functions))]
    public void Special_values_are_right(string name, bool wide)
    {
        CheckSpecialValues<float>(name, wide);
        CheckSpecialValues<double>(name, wide);
    }

    [Theory]
    [MemberData(nameof(GrowingFunctions))]
    public void Growing_functions_never_fall_and_stay_in_their_range(string name, bool wide)
    {
        CheckMonotone<float>(name, wide);
        CheckMonotone<double>(name, wide);
    }

    // Beyond −11 the rational approximation of the tail leaves the range that it was made for.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_far_tail_of_GELU_dies_out_like_the_normal_distribution(bool wide)
    {
        double[] x = [.. Enumerable.Range(0, 260).Select(i => -11 - (i / 10.0))];
        double[] y = VectorFunctions.Get<double>("GELU").Apply(x, wide);
        for (int i = 0; i < x.Length; i++)
        {
            double expected = (double)Precise.GELU(x[i]);
            Assert.InRange(y[i], expected * (1 + 2e-8), expected * (1 - 2e-8));
        }
    }

    private static TheoryData<string, bool> OnBothPaths(IEnumerable<string> names)
    {
        TheoryData<string, bool> data = [];
        foreach (string name in names)
        {
            data.Add(name, false);
            data.Add(name, true);
        }

        return data;
    }

    private static double Limit(string name, double x) => name switch
    {
        "SiLU" => 6,
        "SigmoidTanh" => 5,
        "GELU" => x < 0 ? 16 : 4,
        "GELUTanh" => 6 + (x < 0 ? 3 * 1.6 * -(x + (0.044715 * x * x * x)) : 0),
        "Mish" => 8,
        _ => 4,
    };

    private static void CheckAccuracy<T>(string name, bool wide, double range)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        // Smallest results that need be right: those below may be 0.
        double least = typeof(T) == typeof(float) ? 3e-38 : 4e-308;
        T[] x = [.. Arguments(range).Where(value => name != "GELU" || value > -11).Select(T.CreateChecked)];
        T[] y = VectorFunctions.Get<T>(name).Apply(x, wide);
        for (int i = 0; i < x.Length; i++)
        {
            DoubleDouble expected = VectorFunctions.Precisely(name, double.CreateChecked(x[i]));
            double magnitude = Math.Abs(expected.High);

            // Mish ends where its exponential does.
            double end = name == "Mish" ? least * Math.Max(1, Math.Abs(double.CreateChecked(x[i]))) : least;
            if (magnitude < end)
            {
                Assert.True(Math.Abs(double.CreateChecked(y[i])) <= end * 1.001, $"{name}({x[i]}) = {y[i]}");
                continue;
            }

            // The difference of two almost equal numbers is measured against them.
            T rounded = name == "TanhShrink" ? T.Abs(x[i]) : T.CreateChecked(magnitude);
            double unit = double.CreateChecked(T.BitIncrement(rounded) - rounded);
            double error = Math.Abs((double)((DoubleDouble)double.CreateChecked(y[i]) - expected)) / unit;
            double limit = Limit(name, double.CreateChecked(x[i]));
            Assert.True(error <= limit, $"{name}({x[i]}) is off by {error:F2} units in the last place, more than {limit}.");
        }
    }

    private static void CheckSpecialValues<T>(string name, bool wide)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        (double low, double zero, double high) = name switch
        {
            "Exp" => (0.0, 1.0, double.PositiveInfinity),
            "Expm1" => (-1, 0, double.PositiveInfinity),
            "Tanh" or "Erf" => (-1, 0, 1),
            "Sigmoid" => (0, 0.5, 1),
            "SigmoidTanh" => (0, 0, 1),
            "SiLU" or "GELU" or "GELUTanh" or "Mish" => (0, 0, double.PositiveInfinity),
            "SELU" => (-1.7580993408473766, 0, double.PositiveInfinity),
            "CELU" => (-0.25, 0, double.PositiveInfinity),
            "Softsign" => (-1, 0, 1),
            "LogSigmoid" => (double.NegativeInfinity, -Math.Log(2), 0),
            "TanhShrink" => (double.NegativeInfinity, 0, double.PositiveInfinity),
            _ => (0, Math.Log(2), double.PositiveInfinity),
        };
        VectorFunction<T> function = VectorFunctions.Get<T>(name);
        Assert.True(T.IsNaN(function.Apply(T.NaN, wide)));
        Assert.True(T.IsNaN(function.Apply(-T.NaN, wide)));
        Assert.Equal(T.CreateChecked(low), function.Apply(T.NegativeInfinity, wide));
        Assert.Equal(T.CreateChecked(high), function.Apply(T.PositiveInfinity, wide));
        Assert.Equal(double.CreateChecked(T.CreateChecked(zero)), double.CreateChecked(function.Apply(T.Zero, wide)), 15);
        Assert.Equal(double.CreateChecked(T.CreateChecked(zero)), double.CreateChecked(function.Apply(T.NegativeZero, wide)), 15);
        Assert.Equal(name is "LogSigmoid" or "TanhShrink" ? T.MinValue : T.CreateChecked(low), function.Apply(T.MinValue, wide));
        T atHighest = function.Apply(T.MaxValue, wide);
        Assert.Equal(name is "Softplus" or "SiLU" or "GELU" or "GELUTanh" or "Mish" or "CELU" or "TanhShrink" ? T.MaxValue : T.CreateChecked(high), atHighest);
    }

    private static void CheckMonotone<T>(string name, bool wide)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (double low, double high) = name switch
        {
            "Expm1" => (-1.0, double.PositiveInfinity),
            "Tanh" or "Erf" or "Softsign" => (-1, 1),
            "Sigmoid" => (0, 1),
            "SELU" => (-1.7581, double.PositiveInfinity),
            "CELU" => (-0.25, double.PositiveInfinity),
            "LogSigmoid" => (double.NegativeInfinity, 0),
            "TanhShrink" => (double.NegativeInfinity, double.PositiveInfinity),
            _ => (0, double.PositiveInfinity),
        };
        T[] x = [.. Enumerable.Range(-24000, 48001).Select(i => T.CreateChecked(i / 32.0))];
        T[] y = VectorFunctions.Get<T>(name).Apply(x, wide);
        for (int i = 0; i < x.Length; i++)
        {
            double value = double.CreateChecked(y[i]);
            Assert.True(value >= low && value <= high, $"{name}({x[i]}) = {y[i]}");
            Assert.True(i == 0 || y[i] >= y[i - 1], $"{name}({x[i]}) = {y[i]} after {y[Math.Max(i - 1, 0)]}");
        }
    }

    /// <summary>Dense around 0, where most activations live, thinner out to the ends, and very small ones.</summary>
    private static IEnumerable<double> Arguments(double range)
    {
        Random random = new(7);
        for (int i = 0; i < 1500; i++)
        {
            yield return (random.NextDouble() - 0.5) * 2;
            yield return (random.NextDouble() - 0.5) * 12;
            yield return (random.NextDouble() - 0.5) * 40;
            yield return (random.NextDouble() - 0.5) * 2 * range;
            yield return Math.ScaleB(random.NextDouble() - 0.5, -random.Next(0, 60));
        }
    }
}
