using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Xunit;

namespace StaticNet.Tests.Training;

[Trait("Category", "Numeric")]
public sealed class WeightConstraintTests
{
    // Kernels in blocks, in groups, with several axes, long ones; flat ones; vectors; elements that may not be negative; free ones.
    private static readonly (int[] Shape, PackedLayout Layout, Constraint Constraint, double Limit, int[]? Axes)[] s_parameters =
    [
        ([3, 3, 2, 20], new PackedLayout(18, 20), Constraint.MaxNorm, 0.7, null),
        ([5, 6], new PackedLayout(5, 6, 2), Constraint.MaxNorm, 0.5, null),
        ([700, 3], new PackedLayout(700, 3), Constraint.MaxNorm, 2, null),
        ([4, 7], new PackedLayout(1, 28), Constraint.MaxNorm, 0.6, null),
        ([20], new PackedLayout(1, 20), Constraint.MaxNorm, 0.9, null),
        ([9, 21], new PackedLayout(9, 21), Constraint.NonNegative, 0, null),
        ([21], new PackedLayout(1, 21), Constraint.None, 0, null),
        ([6], new PackedLayout(1, 6), Constraint.MaxNorm, 0, null),

        // A transposed convolution, whole and in groups; a depthwise one; tokens; heads; a matrix that is one vector.
        ([3, 4, 5], new PackedLayout(12, 5), Constraint.MaxNorm, 0.5, [0, 2]),
        ([2, 3, 8], new PackedLayout(6, 8, 2), Constraint.MaxNorm, 0.4, [0, 2]),
        ([3, 3, 4, 2], new PackedLayout(1, 72), Constraint.MaxNorm, 0.4, [0, 1]),
        ([9, 3], new PackedLayout(1, 27), Constraint.MaxNorm, 0.3, [1]),
        ([5, 2, 3], new PackedLayout(5, 6), Constraint.MaxNorm, 0.4, [0]),
        ([4, 5], new PackedLayout(1, 20), Constraint.MaxNorm, 0.9, [0, 1]),
    ];

    [Fact]
    public void Parameters_are_what_Keras_makes_of_them_after_every_step()
    {
        Check<double>(1e-6);
        Check<float>(1e-6);
    }

    [Fact]
    public void Training_keeps_to_them_on_several_threads()
    {
        MlpNetwork<float> network = new(
            1500,
            20,
            2,
            Activation.Softmax,
            tile: 4,
            change: info => info.Name == "output/kernel"
                ? info with { Constraint = Constraint.NonNegative }
                : info with { Constraint = Constraint.MaxNorm, ConstraintLimit = 0.05 });
        using Trainer<float> trainer = new(network, new SparseCategoricalCrossentropy<float>(), new Adam<float>(0.01)) { Threads = 3 };
        trainer.Fit(TrainingData.Quadrants<float>(40, 3, 1500), epochs: 2, batchSize: 16);
        Assert.All(network.Parameters["output/kernel"].ToArray(), w => Assert.True(w >= 0));
        Assert.Contains(network.Parameters["output/kernel"].ToArray(), w => w > 0);
        float[] kernel = network.Parameters["hidden/kernel"].ToArray();
        Assert.All(
            Enumerable.Range(0, 20),
            column => Assert.Equal(0.05, Math.Sqrt(kernel.Where((_, i) => i % 20 == column).Sum(w => (double)w * w)), 1e-6));
    }

    private static void Check<T>(double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        List<ParameterInfo> table = [];
        int offset = 0;
        foreach ((int[] shape, PackedLayout layout, Constraint constraint, double limit, int[]? axes) in s_parameters)
        {
            table.Add(new ParameterInfo($"p{table.Count}", shape, offset, layout, true, Initializer.Zeros, 0, 1, 1, 0, 0, constraint, limit, axes));
            offset += layout.Size;
        }

        ParameterStore<T> store = new(table, offset, offset);
        ParameterStore<T> free = new([.. table.Select(info => info with { Constraint = Constraint.None })], offset, offset);
        SGD<T> optimizer = new(1.0);
        SGD<T> plain = new(1.0);
        Random random = new(81);
        T[] gradients = new T[offset];
        int limited = 0;
        for (int step = 0; step < 20; step++)
        {
            foreach (ParameterInfo info in table)
            {
                for (int k = 0; k < info.Layout.Count; k++)
                {
                    T value = T.CreateChecked((random.NextDouble() - 0.5) * 0.2);
                    gradients[info.Offset + info.Layout.IndexOf(k / info.Layout.Columns, k % info.Layout.Columns)] = value;
                }
            }

            store.Values.CopyTo(free.MutableValues);
            plain.Apply(free, [.. gradients]);
            optimizer.Apply(store, gradients);
            foreach (ParameterInfo info in table)
            {
                double[] expected = Constrain([.. free[info.Name].ToArray().Select(double.CreateChecked)], info, ref limited);
                T[] found = store[info.Name].ToArray();
                Assert.All(Enumerable.Range(0, expected.Length), i => Assert.Equal(expected[i], double.CreateChecked(found[i]), tolerance));
            }
        }

        Assert.True(limited > 100);
        HashSet<int> used = [.. table.SelectMany(info => Enumerable.Range(0, info.Layout.Count)
            .Select(k => info.Offset + info.Layout.IndexOf(k / info.Layout.Columns, k % info.Layout.Columns)))];
        Assert.All(Enumerable.Range(0, offset).Where(i => !used.Contains(i)), i => Assert.Equal(T.Zero, store.Values[i]));
    }

    /// <summary>
    /// Keras' formulas on Keras' layout: norms over the axes of the parameter, or over axis 0 for vectors and all axes but the last
    /// otherwise; a group of a transposed convolution has inputs of its own.
    /// </summary>
    private static double[] Constrain(double[] weights, ParameterInfo info, ref int limited)
    {
        if (info.Constraint == Constraint.NonNegative)
        {
            return [.. weights.Select(w => w >= 0 ? w : 0)];
        }

        if (info.Constraint == Constraint.None)
        {
            return weights;
        }

        Dictionary<string, double> squares = [];
        for (int i = 0; i < weights.Length; i++)
        {
            squares[Unit(i)] = squares.GetValueOrDefault(Unit(i)) + (weights[i] * weights[i]);
        }

        limited += squares.Values.Count(square => Math.Sqrt(square) > info.ConstraintLimit);
        return [.. weights.Select((w, i) =>
        {
            double norm = Math.Sqrt(squares[Unit(i)]);
            return w * Math.Clamp(norm, 0, info.ConstraintLimit) / (1e-7 + norm);
        })];

        string Unit(int element)
        {
            List<int> kept = [];
            for (int axis = info.Shape.Count - 1; axis >= 0; axis--)
            {
                int index = element % info.Shape[axis];
                element /= info.Shape[axis];
                bool summed = info.ConstraintAxes?.Contains(axis) ?? (axis < info.Shape.Count - 1 || axis == 0);
                bool grouped = summed && axis == info.Shape.Count - 1 && info.Layout.Groups > 1;
                kept.Add(!summed ? index : grouped ? index / info.Layout.ColumnsPerGroup : -1);
            }

            return string.Join(",", kept);
        }
    }
}
