using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Kernels;

namespace StaticNet.Generator.Planning;

/// <summary>
/// Takes the derivative of an activation before a pooling for maxima where they are: a maximum's gradient goes to an element
/// that equals the maximum, so that its derivative is that of the pooled value. The gradient before the activation is then
/// written at once, and its sum over all elements, a bias gradient, is one over the windows.
/// </summary>
internal static class PoolGradientFusion
{
    /// <summary>The way back of a program, fused.</summary>
    public static EquatableArray<Kernel> Run(KernelProgram program)
    {
        List<Kernel> backward = [.. program.Backward];
        for (int at = 0; at < backward.Count; at++)
        {
            if (backward[at] is PoolGradient { Kind: PoolKind.Max, Accumulate: false } pool && Derivative(program, backward, at) is int map)
            {
                Fuse(program, backward, at, pool, map);
            }
        }

        return backward.ToEquatableArray();
    }

    /// <summary>The map that alone reads what a pooling's gradient alone writes, and multiplies it with a derivative taken from what was pooled.</summary>
    private static int? Derivative(KernelProgram program, List<Kernel> backward, int at)
    {
        PoolGradient pool = (PoolGradient)backward[at];
        int map = backward.FindIndex(kernel => kernel is Map { Accumulate: false, Phase: Phase.Always, Chain.Count: 1 } candidate
            && candidate.Source == pool.Out
            && candidate.Chain[0] is Pointwise.MultiplyGradient gradient
            && gradient.Tensor == pool.Source);
        if (map < at || program.InputGradients.Contains(pool.Out) || program.LogitGradients.Contains(((Map)backward[map]).Out))
        {
            return null;
        }

        int target = ((Map)backward[map]).Out;
        bool alone = Uses(program.Forward.Concat(backward), pool.Out) == 2 && Uses(backward.Take(map), target) == 0;
        return alone ? map : null;
    }

    private static void Fuse(KernelProgram program, List<Kernel> backward, int at, PoolGradient pool, int map)
    {
        Map derivative = (Map)backward[map];
        Pointwise.MultiplyGradient gradient = (Pointwise.MultiplyGradient)derivative.Chain[0];
        EquatableArray<Pointwise> chain = [gradient with { Tensor = pool.Pooled }];
        backward[at] = pool with { Purpose = pool.Purpose + ", " + derivative.Purpose, Out = derivative.Out, Chain = chain };
        backward.RemoveAt(map);
        bool fewer = 2L * program.Tensors[pool.Pooled].Count <= program.Tensors[pool.Source].Count;
        bool complete = backward.Count(kernel => kernel.Writes.Contains(derivative.Out)) == 1;
        for (int i = at + 1; i < backward.Count && fewer && complete; i++)
        {
            if (backward[i] is Reduce { Chain.Count: 0 } sum && sum.Source == derivative.Out)
            {
                backward[i] = sum with { Source = pool.Gradient, Chain = chain };
            }
        }
    }

    /// <summary>How often a tensor is read or written.</summary>
    private static int Uses(IEnumerable<Kernel> kernels, int tensor) =>
        kernels.Sum(kernel => kernel.Reads.Concat(kernel.Writes).Count(used => used == tensor));
}
