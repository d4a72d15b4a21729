using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Kernels;

namespace StaticNet.Tests.Kernels;

/// <summary>Runs contractions as the plain loops that they stand for. What is read outside a tensor is 0.</summary>
internal static class LoopInterpreter
{
    /// <summary>Every combination of the loops' values.</summary>
    public static IEnumerable<int[]> Iterations(EquatableArray<Loop> loops)
    {
        int[] values = new int[loops.Count];
        if (loops.Any(static loop => loop.Extent < 1))
        {
            yield break;
        }

        while (true)
        {
            yield return values;
            int axis = loops.Count - 1;
            while (axis >= 0 && ++values[axis] == loops[axis].Extent)
            {
                values[axis--] = 0;
            }

            if (axis < 0)
            {
                yield break;
            }
        }
    }

    /// <summary>The index along every axis.</summary>
    public static int[] Indices(Access access, int[] loops) =>
        [.. access.Indices.Select(index => index.Constant + index.Terms.Sum(term => term.Coefficient * loops[term.Loop]))];

    /// <summary>The row-major position of an element; -1 outside the tensor.</summary>
    public static int Position(IReadOnlyList<int> dimensions, int[] indices)
    {
        int position = 0;
        for (int axis = 0; axis < indices.Length; axis++)
        {
            if (indices[axis] < 0 || indices[axis] >= dimensions[axis])
            {
                return -1;
            }

            position = (position * dimensions[axis]) + indices[axis];
        }

        return position;
    }

    /// <summary>Runs a contraction of one sample; gives the positions that it wrote, each once.</summary>
    public static HashSet<int> Run(Contraction contraction, IReadOnlyList<Tensor> tensors, double[][] values)
    {
        Dictionary<int, double> sums = [];
        foreach (int[] loops in Iterations(contraction.Loops))
        {
            int target = At(contraction.Out);
            if (target < 0)
            {
                throw new InvalidOperationException($"{contraction.Purpose} writes outside {tensors[contraction.Out.Tensor].Name}.");
            }

            sums[target] = sums.GetValueOrDefault(target) + (Read(contraction.A) * Read(contraction.B));

            int At(Access access) => Position(tensors[access.Tensor].Dimensions, Indices(access, loops));

            double Read(Access access) => At(access) is int position and >= 0 ? values[access.Tensor][position] : 0;
        }

        double[] output = values[contraction.Out.Tensor];
        foreach ((int target, double sum) in sums)
        {
            output[target] = contraction.Accumulate ? output[target] + sum : sum;
        }

        return [.. sums.Keys];
    }
}
