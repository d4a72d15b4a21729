using System;
using System.Linq;
using System.Numerics;
using System.Runtime.Intrinsics;
using StaticNet.Numerics;
using Xunit;
using Path = StaticNet.Tests.Numerics.SoftmaxTests.Path;

namespace StaticNet.Tests.Numerics;

public sealed class LogSoftmaxTests
{
    private const int Guard = 32;

    [Theory]
    [InlineData(Path.Chosen)]
    [InlineData(Path.Wide)]
    [InlineData(Path.Narrow)]
    public void Rows_of_any_length_are_those_of_the_formula_and_memory_behind_stays(Path path)
    {
        CheckRows<float>(path, Math.ScaleB(1, -23));
        CheckRows<double>(path, Math.ScaleB(1, -52));
    }

    [Theory]
    [InlineData(Path.Chosen)]
    [InlineData(Path.Wide)]
    [InlineData(Path.Narrow)]
    public void The_gradient_is_the_Jacobian_times_the_gradient_of_the_output(Path path)
    {
        CheckGradients<float>(path, 4e-6);
        CheckGradients<double>(path, 1e-14);
    }

    [Theory]
    [InlineData(Path.Chosen)]
    [InlineData(Path.Wide)]
    [InlineData(Path.Narrow)]
    public void Extreme_rows_neither_overflow_nor_hide_a_NaN(Path path)
    {
        Assert.Equal([-2e38f, 0, -1e38f], Forward<float>([0, 2e38f, 1e38f], path));
        Assert.Equal([-200f, 0f], Forward<float>([-100, 100], path));
        Assert.Equal([float.NegativeInfinity, 0f], Forward<float>([float.NegativeInfinity, -2e38f], path));
        Assert.All(Forward<double>([1e300, 1e300], path), static value => Assert.Equal(-Math.Log(2), value, 1e-15));
        Assert.Equal([0f], Forward<float>([-17], path));
        Assert.All(Enumerable.Range(0, 40), position =>
        {
            double[] row = [.. Enumerable.Range(0, 40).Select(i => i == position ? double.NaN : i)];
            Assert.All(Forward(row, path), value => Assert.True(double.IsNaN(value)));
        });
    }

    private static void CheckRows<T>(Path path, double unit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Random random = new(3);
        for (int count = 1; count < 75; count++)
        {
            T[] x = [.. Enumerable.Range(0, count).Select(_ => T.CreateChecked((random.NextDouble() - 0.5) * 30))];
            double[] exact = [.. x.Select(double.CreateChecked)];
            double largest = exact.Max();
            double logarithm = Math.Log(exact.Sum(value => Math.Exp(value - largest)));

            // Units in the last place of the largest difference; the sum is a few more, but only its logarithm counts.
            double tolerance = 4 * unit * Math.Max(1, largest - exact.Min());
            T[] y = Forward(x, path);
            for (int i = 0; i < count; i++)
            {
                Assert.Equal(exact[i] - largest - logarithm, double.CreateChecked(y[i]), tolerance);
            }
        }
    }

    private static void CheckGradients<T>(Path path, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Random random = new(5);
        for (int count = 1; count < 75; count++)
        {
            T[] y = Forward<T>([.. Enumerable.Range(0, count).Select(_ => T.CreateChecked(random.NextDouble() * 4))], path);
            T[] dy = [.. Enumerable.Range(0, count).Select(_ => T.CreateChecked(random.NextDouble() - 0.5))];
            T[] dx = [.. Enumerable.Repeat(T.NaN, count + Guard)];
            T[] inPlace = [.. dy, .. Enumerable.Repeat(T.NaN, Guard)];
            Backward(y, dy, dx, count, path);
            Backward(y, inPlace, inPlace, count, path);
            Assert.Equal(dx, inPlace);
            Assert.All(dx[count..], value => Assert.True(T.IsNaN(value)));
            for (int j = 0; j < count; j++)
            {
                double expected = 0;
                for (int i = 0; i < count; i++)
                {
                    double jacobian = (i == j ? 1 : 0) - Math.Exp(double.CreateChecked(y[j]));
                    expected += jacobian * double.CreateChecked(dy[i]);
                }

                Assert.Equal(expected, double.CreateChecked(dx[j]), tolerance);
            }
        }
    }

    /// <summary>Forward into other memory and in place, both surrounded by NaN, which must not count and must survive.</summary>
    private static T[] Forward<T>(T[] x, Path path)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] guard = [.. Enumerable.Repeat(T.NaN, Guard)];
        T[] source = [.. guard, .. x, .. guard];
        T[] target = [.. guard, .. x.Select(_ => T.NaN), .. guard];
        Forward(ref source[Guard], ref target[Guard], x.Length, path);
        Assert.Equal([.. guard, .. x, .. guard], source);
        Forward(ref source[Guard], ref source[Guard], x.Length, path);
        Assert.Equal(target, source);
        Assert.Equal(guard, target[..Guard]);
        Assert.Equal(guard, target[(Guard + x.Length)..]);
        return target[Guard..(Guard + x.Length)];
    }

    private static void Forward<T>(ref T x, ref T y, int count, Path path)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        switch (path)
        {
            case Path.Wide:
                LogSoftmax.Forward<Vector512Operations<T>, Vector512<T>, T>(ref x, ref y, count);
                break;
            case Path.Narrow:
                LogSoftmax.Forward<VectorOperations<T>, Vector<T>, T>(ref x, ref y, count);
                break;
            default:
                LogSoftmax.Forward(ref x, ref y, count);
                break;
        }
    }

    // Arrays end where the row ends: reading behind it would be a fault of its own.
    private static void Backward<T>(T[] y, T[] dy, T[] dx, int count, Path path)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        switch (path)
        {
            case Path.Wide:
                LogSoftmax.Backward<Vector512Operations<T>, Vector512<T>, T>(ref y[0], ref dy[0], ref dx[0], count);
                break;
            case Path.Narrow:
                LogSoftmax.Backward<VectorOperations<T>, Vector<T>, T>(ref y[0], ref dy[0], ref dx[0], count);
                break;
            default:
                LogSoftmax.Backward(ref y[0], ref dy[0], ref dx[0], count);
                break;
        }
    }
}
