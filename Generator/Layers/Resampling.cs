using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>Images of another size, axis by axis: each new element is a weighted sum of old ones.</summary>
internal static class Resampling
{
    // Keys' cubic with a = −1/2, as in Keras and TensorFlow.
    private const double Cubic = -0.5;

    /// <summary>Adds the kernels of a layer that changes height and width.</summary>
    public static void Lower(Node node, Lowering lowering, InterpolationKind interpolation, bool alignCorners)
    {
        Tensor current = lowering.Input(node);
        int[] changed = [.. Enumerable.Range(0, 2).Where(axis => current.Dimensions[axis] != node.Output[axis])];
        if (changed.Length == 0)
        {
            lowering.AddDifferentiable(LoopNest.Elementwise(
                node.Name, "the size that it has", lowering.NewOutput(node), [current], new Expression.Operand(0)));
            return;
        }

        foreach (int axis in changed)
        {
            Tensor input = current;
            EquatableArray<int> sizes = input.Dimensions.Select((size, each) => each == axis ? node.Output[axis] : size).ToEquatableArray();
            Tensor output = axis == changed[changed.Length - 1]
                ? lowering.NewOutput(node)
                : lowering.NewActivation($"{node.Name}/axis{Text.Of(axis)}", sizes);
            ResampleTable table = Table(input.Dimensions[axis], node.Output[axis], interpolation, alignCorners);
            lowering.Add(new Resample(node.Name, "resampled", output.Id, input.Id, axis, table));
            lowering.OnBackward(() => lowering.Contribute(input, (gradient, accumulate) =>
            [
                new Resample(
                    node.Name,
                    "resampled, gradient",
                    gradient.Id,
                    lowering.Gradient(output).Id,
                    axis,
                    table.Transpose(input.Dimensions[axis]),
                    accumulate),
            ]));
            current = output;
        }
    }

    /// <summary>The weights of old elements in each new one.</summary>
    internal static ResampleTable Table(int from, int to, InterpolationKind interpolation, bool alignCorners) => ResampleTable.Of(
        Enumerable.Range(0, to).Select(i => Weights(i, from, to, interpolation, alignCorners)));

    private static IEnumerable<(int Index, double Weight)> Weights(
        int i, int from, int to, InterpolationKind interpolation, bool alignCorners)
    {
        // Where the centre of the new element lies among the old ones'.
        double position = alignCorners
            ? (to == 1 ? 0 : i * (double)(from - 1) / (to - 1))
            : ((i + 0.5) * from / to) - 0.5;
        switch (interpolation)
        {
            case InterpolationKind.Nearest:
                double nearest = alignCorners ? Math.Floor(position + 0.5) : Math.Floor((i + 0.5) * from / to);
                return [(Clamp((int)nearest), 1)];
            case InterpolationKind.Bilinear:
                double inside = Math.Min(Math.Max(position, 0), from - 1);
                int lower = (int)Math.Floor(inside);
                double fraction = inside - lower;
                return fraction == 0 ? [(lower, 1)] : [(lower, 1 - fraction), (Clamp(lower + 1), fraction)];
            default:
                // Elements beyond the edge do not count, and the weights of the others are made to sum to 1.
                int first = (int)Math.Floor(position) - 1;
                (int Index, double Weight)[] all =
                    [.. Enumerable.Range(first, 4).Select(index => (index, Kernel(Math.Abs(position - index)))).Where(tap => tap.index >= 0 && tap.index < from && tap.Item2 != 0)];
                double sum = all.Sum(static tap => tap.Weight);
                return all.Select(tap => (tap.Index, tap.Weight / sum));
        }

        int Clamp(int index) => Math.Min(Math.Max(index, 0), from - 1);
    }

    /// <summary>Keys' cubic convolution kernel (1981).</summary>
    private static double Kernel(double x) => x < 1
        ? ((((Cubic + 2) * x) - (Cubic + 3)) * x * x) + 1
        : x < 2 ? Cubic * ((((x - 5) * x) + 8) * x - 4) : 0;
}
