using System;
using System.Linq;
using System.Numerics;
using Xunit;

namespace StaticNet.Tests.Numerics;

public sealed class ActivationsTests
{
    private static readonly string[] s_names = ["ReLU", "LeakyReLU", "ReLU6", "ELU", "Sigmoid", "Tanh", "Softplus", "SiLU", "GELU"];

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
    }

    private static void CheckFunction<T>(string name, bool wide, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] x = Arguments<T>();
        T[] y = Function<T>(name).Apply(x, wide);
        for (int i = 0; i < x.Length; i++)
        {
            double expected = (double)VectorFunctions.Precisely(name, double.CreateChecked(x[i]));
            AssertNear(expected, double.CreateChecked(y[i]), tolerance, 0, $"{name}({x[i]})");
        }
    }

    private static void CheckGradient<T>(string name, bool wide, double relative, double absolute)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const double Step = 1.0 / (1 << 20);
        T[] x = Arguments<T>();
        T[] from = name is "SiLU" or "GELU" ? x : Function<T>(name).Apply(x, wide);
        T[] factors = VectorFunctions.GetGradient<T>(name).Apply(from, wide);
        for (int i = 0; i < x.Length; i++)
        {
            DoubleDouble at = double.CreateChecked(x[i]);
            DoubleDouble rise = VectorFunctions.Precisely(name, at + Step) - VectorFunctions.Precisely(name, at - Step);
            AssertNear((double)rise / (2 * Step), double.CreateChecked(factors[i]), relative, absolute, $"{name}'({x[i]})");
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
            "ReLU" or "Softplus" or "SiLU" or "GELU" => (0.0, double.PositiveInfinity, 0.0, 1.0),
            "LeakyReLU" => (double.NegativeInfinity, double.PositiveInfinity, 0.25, 1),
            "ReLU6" => (0, 6, 0, 0),
            "ELU" => (-0.25, double.PositiveInfinity, 0, 1),
            "Sigmoid" => (0, 1, 0, 0),
            _ => (-1, 1, 0, 0),
        };
        T[] x = [T.NegativeInfinity, T.PositiveInfinity];
        T[] y = Function<T>(name).Apply(x, wide);
        Assert.Equal([low, high], y.Select(double.CreateChecked));
        T[] factors = VectorFunctions.GetGradient<T>(name).Apply(name is "SiLU" or "GELU" ? x : y, wide);
        Assert.Equal([lowFactor, highFactor], factors.Select(double.CreateChecked));
    }

    private static VectorFunction<T> Function<T>(string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        VectorFunctions.Get<T>(name is "Sigmoid" or "Tanh" or "Softplus" ? $"Activations.{name}" : name);

    /// <summary>Between −12 and 12, none within a step of a kink at 0 or 6.</summary>
    private static T[] Arguments<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Random random = new(11);
        return [.. Enumerable.Range(0, 400)
            .Select(_ => (random.NextDouble() - 0.5) * 24)
            .Where(x => Math.Abs(x) > 1e-3 && Math.Abs(x - 6) > 1e-3)
            .Select(T.CreateChecked)];
    }

    private static void AssertNear(double expected, double actual, double relative, double absolute, string what) =>
        Assert.True(
            Math.Abs(actual - expected) <= (relative * Math.Abs(expected)) + absolute,
            $"{what}: expected {expected:R}, found {actual:R}.");
}
