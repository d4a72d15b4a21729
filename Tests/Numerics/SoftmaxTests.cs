using System;
using System.Linq;
using System.Numerics;
using System.Runtime.Intrinsics;
using StaticNet.Numerics;
using Xunit;

namespace StaticNet.Tests.Numerics;

public sealed class SoftmaxTests
{
    private const int Guard = 32;

    public enum Path
    {
        Chosen,
        Wide,
        Narrow,
    }

    [Theory]
    [InlineData(Path.Chosen)]
    [InlineData(Path.Wide)]
    [InlineData(Path.Narrow)]
    public void Rows_of_any_length_are_those_of_the_formula_and_memory_behind_stays(Path path)
    {
        CheckRows<float>(path, 2e-6);
        CheckRows<double>(path, 4e-15);
    }

    [Theory]
    [InlineData(Path.Chosen)]
    [InlineData(Path.Wide)]
    [InlineData(Path.Narrow)]
    public void The_gradient_is_the_Jacobian_times_the_gradient_of_the_output(Path path)
    {
        CheckGradients<float>(path, 2e-6);
        CheckGradients<double>(path, 1e-14);
    }

    [Theory]
    [InlineData(Path.Chosen)]
    [InlineData(Path.Wide)]
    [InlineData(Path.Narrow)]
    public void Extreme_rows_neither_overflow_nor_hide_a_NaN(Path path)
    {
        Assert.Equal([0f, 1f, 0f], Forward<float>([-3e38f, 3e38f, 0], path));
        Assert.Equal([0.5f, 0.5f], Forward<float>([3e38f, 3e38f], path));
        Assert.Equal([0f, 1f], Forward<float>([float.NegativeInfinity, -2e38f], path));
        Assert.All(Enumerable.Range(0, 40), position =>
        {
            double[] row = [.. Enumerable.Range(0, 40).Select(i => i == position ? double.NaN : i)];
            Assert.All(Forward(row, path), value => Assert.True(double.IsNaN(value)));
        });
    }

    private static void CheckRows<T>(Path path, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Random random = new(3);
        for (int count = 1; count < 75; count++)
        {
            T[] x = [.. Enumerable.Range(0, count).Select(_ => T.CreateChecked((random.NextDouble() - 0.5) * 30))];
            double[] e = [.. x.Select(value => Math.Exp(double.CreateChecked(value)))];
            T[] y = Forward(x, path);
            for (int i = 0; i < count; i++)
            {
                double expected = e[i] / e.Sum();
                Assert.InRange(double.CreateChecked(y[i]), expected * (1 - tolerance), expected * (1 + tolerance));
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
            T[] inPlace = [.. dy];
            Backward(y, dy, dx, count, path);
            Backward(y, inPlace, inPlace, count, path);
            Assert.Equal(dx[..count], inPlace);
            Assert.All(dx[count..], value => Assert.True(T.IsNaN(value)));
            for (int i = 0; i < count; i++)
            {
                double expected = 0;
                for (int j = 0; j < count; j++)
                {
                    double jacobian = double.CreateChecked(y[j]) * ((i == j ? 1 : 0) - double.CreateChecked(y[i]));
                    expected += jacobian * double.CreateChecked(dy[j]);
                }

                Assert.Equal(expected, double.CreateChecked(dx[i]), tolerance);
            }
        }
    }

    /// <summary>Forward into other memory and in place, both surrounded by NaN, which must not count and must survive.</summary>
    private static T[] Forward<T>(T[] x, Path path)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] guard = [.. Enumerable.Repeat(T.NaN, Guard)];
        T[] source = [.. guard, .. x, .. guard];
        T[] target = [.. guard, .. guard, .. x.Select(_ => T.NaN)];
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
                Softmax.Forward<Vector512Operations<T>, Vector512<T>, T>(ref x, ref y, count);
                break;
            case Path.Narrow:
                Softmax.Forward<VectorOperations<T>, Vector<T>, T>(ref x, ref y, count);
                break;
            default:
                Softmax.Forward(ref x, ref y, count);
                break;
        }
    }

    private static void Backward<T>(T[] y, T[] dy, T[] dx, int count, Path path)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        switch (path)
        {
            case Path.Wide:
                Softmax.Backward<Vector512Operations<T>, Vector512<T>, T>(ref y[0], ref dy[0], ref dx[0], count);
                break;
            case Path.Narrow:
                Softmax.Backward<VectorOperations<T>, Vector<T>, T>(ref y[0], ref dy[0], ref dx[0], count);
                break;
            default:
                Softmax.Backward(ref y[0], ref dy[0], ref dx[0], count);
                break;
        }
    }
}
