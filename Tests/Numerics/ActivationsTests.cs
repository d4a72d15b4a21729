using System;
using System.Linq;
using System.Numerics;
using StaticNet.Numerics;
using Xunit;

namespace StaticNet.Tests.Numerics;

public sealed class ActivationsTests
{
    private static readonly string[] s_names =
    [
        "ReLU", "LeakyReLU", "ReLU6", "ELU", "Sigmoid", "Tanh", "Softplus", "SiLU", "GELU", "ClippedReLU", "ThresholdedReLU",
        "SoftShrink", "HardShrink", "SELU", "CELU", "GELUTanh", "HardSigmoid", "HardSiLU", "HardTanh", "Mish", "Softsign",
        "Exponential", "LogSigmoid", "TanhShrink",
    ];

    private static readonly string[] s_fromInput = ["SiLU", "GELU", "GELUTanh", "HardSiLU", "Mish", "Softsign", "TanhShrink"];

    /// <summary>Where a function has a corner or a step.</summary>
    private static readonly double[] s_kinks = [0, 6, 0.25, -0.25, 0.5, 1, -1, 3, -3, 4];

    public static TheoryData<string, bool> Names()
    {
        TheoryData<string, bool> data = [];
        foreach (string name in s_names)
        {
            data.Add(name, false);
            data.Add(name, true);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_function_is_what_its_formula_says(string name, bool wide)
    {
        CheckFunction<float>(name, wide, 1e-6);
        CheckFunction<double>(name, wide, 2e-15);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_factor_is_the_central_difference(string name, bool wide)
    {
        CheckGradient<float>(name, wide, 2e-5, 2e-6);
        CheckGradient<double>(name, wide, 1e-11, 1e-15);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NaN_stays_NaN_in_the_function_and_in_the_factor(string name, bool wide)
    {
        CheckNaN<float>(name, wide);
        CheckNaN<double>(name, wide);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void At_infinity_function_and_factor_are_the_limits(string name, bool wide)
    {
        CheckInfinity<float>(name, wide);
        CheckInfinity<double>(name, wide);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void At_the_kinks_the_factor_is_that_of_the_flat_side(bool wide)
    {
        Assert.Equal(0, VectorFunctions.GetGradient<float>("ReLU").Apply(0, wide));
        Assert.Equal(0, VectorFunctions.GetGradient<float>("ReLU").Apply(-0f, wide));
        Assert.Equal(0.25f, VectorFunctions.GetGradient<float>("LeakyReLU").Apply(0, wide));
        Assert.Equal(0, VectorFunctions.GetGradient<float>("ReLU6").Apply(0, wide));
        Assert.Equal(0, VectorFunctions.GetGradient<float>("ReLU6").Apply(6, wide));
        Assert.Equal(1, VectorFunctions.GetGradient<float>("ReLU6").Apply(MathF.BitDecrement(6), wide));
        Assert.Equal(0.25f, VectorFunctions.GetGradient<float>("ClippedReLU").Apply(0, wide));
        Assert.Equal(0, VectorFunctions.GetGradient<float>("ClippedReLU").Apply(4, wide));
        Assert.Equal(1, VectorFunctions.GetGradient<float>("ClippedReLU").Apply(MathF.BitDecrement(4), wide));
        Assert.Equal(0, VectorFunctions.GetGradient<float>("HardSiLU").Apply(-3, wide));
        Assert.Equal(1, VectorFunctions.GetGradient<float>("HardSiLU").Apply(3, wide));
        Assert.All(["HardSigmoid", "HardTanh"], name => Assert.Equal(0, VectorFunctions.GetGradient<float>(name).Apply(1, wide)));
        Assert.All(
            ["ThresholdedReLU", "SoftShrink", "HardShrink", "HardSigmoid"],
            name => Assert.Equal(0, VectorFunctions.GetGradient<float>(name).Apply(0, wide)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void At_its_edges_a_function_in_pieces_is_exact(bool wide)
    {
        Assert.Equal([-0.875f, -0.125f, 0, MathF.BitIncrement(0.5f), 4, 4], Apply("ClippedReLU", -3, 0, 0.5f, MathF.BitIncrement(0.5f), 4, 5));
        Assert.Equal([0, 0, MathF.BitIncrement(0.25f), 7], Apply("ThresholdedReLU", -7, 0.25f, MathF.BitIncrement(0.25f), 7));
        Assert.Equal([-0.75f, 0, 0, 0, 0.5f], Apply("SoftShrink", -1, -0.25f, 0.125f, 0.25f, 0.75f));
        Assert.Equal([-1, 0, 0, 0, 0.75f], Apply("HardShrink", -1, -0.25f, 0.125f, 0.25f, 0.75f));
        Assert.Equal([0, 0, 0.5f, 1, 1], Apply("HardSigmoid", -4, -3, 0, 3, 4));
        Assert.Equal([0, 0, 0, 3, 4], Apply("HardSiLU", -4, -3, 0, 3, 4));
        Assert.Equal([-1, -1, -0.5f, 1, 1], Apply("HardTanh", -4, -1, -0.5f, 1, 4));

        // Without a slope and a maximum the long form is the short one, at infinity too.
        Assert.Equal([0, 0, 3, float.PositiveInfinity], new VectorFunction<float>(
            static x => Activations.ReLU(x, float.PositiveInfinity, 0, 0),
            static x => Activations.ReLU(x, float.PositiveInfinity, 0, 0)).Apply([float.NegativeInfinity, -2, 3, float.PositiveInfinity], wide));

        float[] Apply(string name, params float[] x) => VectorFunctions.Get<float>(name).Apply(x, wide);
    }

    private static void CheckFunction<T>(string name, bool wide, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] x = Arguments<T>();
        T[] y = Function<T>(name).Apply(x, wide);
        for (int i = 0; i < x.Length; i++)
        {
            double expected = (double)VectorFunctions.Precisely(name, double.CreateChecked(x[i]));
            (double relative, double absolute) = name switch
            {
                // What the exponent of the tail loses; single precision ends before the tail does.
                "GELUTanh" when x[i] < T.Zero => (tolerance * (1 + GELUExponent(double.CreateChecked(x[i]))), 1e-36),
                "TanhShrink" => (0, tolerance * Math.Abs(double.CreateChecked(x[i]))),
                _ => (tolerance, 0),
            };
            AssertNear(expected, double.CreateChecked(y[i]), relative, absolute, $"{name}({x[i]})");
        }
    }

    private static void CheckGradient<T>(string name, bool wide, double relative, double absolute)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const double Step = 1.0 / (1 << 20);
        T[] x = Arguments<T>();
        T[] from = s_fromInput.Contains(name) ? x : Function<T>(name).Apply(x, wide);
        T[] factors = VectorFunctions.GetGradient<T>(name).Apply(from, wide);
        for (int i = 0; i < x.Length; i++)
        {
            DoubleDouble at = double.CreateChecked(x[i]);

            // Extrapolated from two steps: what is left of the differences' own error is of the fourth order.
            DoubleDouble expected = ((Slope(Step / 2) * 4) - Slope(Step)) / 3;
            AssertNear((double)expected, double.CreateChecked(factors[i]), relative, absolute, $"{name}'({x[i]})");

            DoubleDouble Slope(double step) =>
                (VectorFunctions.Precisely(name, at + step) - VectorFunctions.Precisely(name, at - step)) / (2 * step);
        }
    }

    private static void CheckNaN<T>(string name, bool wide)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] mixed = [.. Enumerable.Range(0, 35).Select(i => i % 3 == 1 ? T.NaN : T.CreateChecked(i - 17))];
        foreach (VectorFunction<T> function in new[] { Function<T>(name), VectorFunctions.GetGradient<T>(name) })
        {
            T[] y = function.Apply(mixed, wide);
            Assert.All(y.Select((value, i) => (value, i)), pair => Assert.Equal(pair.i % 3 == 1, T.IsNaN(pair.value)));
        }
    }

    private static void CheckInfinity<T>(string name, bool wide)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (double low, double high, double lowFactor, double highFactor) = name switch
        {
            "ReLU" or "Softplus" or "SiLU" or "GELU" or "ThresholdedReLU" or "GELUTanh" or "HardSiLU" or "Mish" =>
                (0.0, double.PositiveInfinity, 0.0, 1.0),
            "SoftShrink" or "HardShrink" or "TanhShrink" => (double.NegativeInfinity, double.PositiveInfinity, 1, 1),
            "ClippedReLU" => (double.NegativeInfinity, 4, 0.25, 0),
            "CELU" => (-0.25, double.PositiveInfinity, 0, 1),
            "SELU" => (Rounded<T>(-1.7580993408473766), double.PositiveInfinity, 0, Rounded<T>(1.0507009873554805)),
            "HardSigmoid" => (0, 1, 0, 0),
            "Exponential" => (0, double.PositiveInfinity, 0, double.PositiveInfinity),
            "LogSigmoid" => (double.NegativeInfinity, 0, 1, 0),
            "LeakyReLU" => (double.NegativeInfinity, double.PositiveInfinity, 0.25, 1),
            "ReLU6" => (0, 6, 0, 0),
            "ELU" => (-0.25, double.PositiveInfinity, 0, 1),
            "Sigmoid" => (0, 1, 0, 0),
            _ => (-1, 1, 0, 0),
        };
        T[] x = [T.NegativeInfinity, T.PositiveInfinity];
        T[] y = Function<T>(name).Apply(x, wide);
        Assert.Equal([low, high], y.Select(double.CreateChecked));
        T[] factors = VectorFunctions.GetGradient<T>(name).Apply(s_fromInput.Contains(name) ? x : y, wide);
        Assert.Equal([lowFactor, highFactor], factors.Select(double.CreateChecked));
    }

    private static VectorFunction<T> Function<T>(string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        VectorFunctions.Get<T>(name is "Sigmoid" or "Tanh" or "Softplus" ? $"Activations.{name}" : name);

    private static double Rounded<T>(double value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => double.CreateChecked(T.CreateChecked(value));

    private static double GELUExponent(double x) => 1.6 * Math.Abs(x + (0.044715 * x * x * x));

    /// <summary>Between −12 and 12, none within a step of a kink.</summary>
    private static T[] Arguments<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Random random = new(11);
        return [.. Enumerable.Range(0, 400)
            .Select(_ => (random.NextDouble() - 0.5) * 24)
            .Where(static x => s_kinks.All(kink => Math.Abs(x - kink) > 1e-3))
            .Select(T.CreateChecked)];
    }

    private static void AssertNear(double expected, double actual, double relative, double absolute, string what) =>
        Assert.True(
            Math.Abs(actual - expected) <= (relative * Math.Abs(expected)) + absolute,
            $"{what}: expected {expected:R}, found {actual:R}.");
}
