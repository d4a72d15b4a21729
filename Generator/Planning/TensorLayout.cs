using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Kernels;

namespace StaticNet.Generator.Planning;

/// <summary>How a tensor lies in memory, in elements from its start.</summary>
/// <param name="Strides">One per axis. The last axis of a blocked kernel steps by one inside a block.</param>
/// <param name="Base">Where element 0, 0, 0 lies: behind the halo.</param>
/// <param name="Before">The halo before each axis.</param>
/// <param name="After">The halo behind each axis.</param>
/// <param name="Size">Elements with halo and, for kernels, padding; int.MaxValue where there are more, which no arena holds.</param>
/// <param name="BlockPitch">From one block of 16 columns to the next; 0 where columns simply follow each other.</param>
internal sealed record TensorLayout(
    EquatableArray<int> Strides,
    int Base,
    EquatableArray<int> Before,
    EquatableArray<int> After,
    int Size,
    int BlockPitch)
{
    public bool HasHalo => Before.Any(static size => size > 0) || After.Any(static size => size > 0);

    public static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;

    public static long RoundUp(long value, int multiple) => (value + multiple - 1) / multiple * multiple;

    /// <summary>How far a step of a loop moves.</summary>
    public int Stride(Access access, int loop)
    {
        int sum = 0;
        for (int axis = 0; axis < Strides.Count; axis++)
        {
            sum += access.Indices[axis].Coefficient(loop) * Strides[axis];
        }

        return sum;
    }

    /// <summary>Where the element lies at which all loops start.</summary>
    public int Start(Access access)
    {
        int sum = Base;
        for (int axis = 0; axis < Strides.Count; axis++)
        {
            sum += access.Indices[axis].Constant * Strides[axis];
        }

        return sum;
    }

    /// <summary>Row-major, with a halo.</summary>
    public static TensorLayout Plain(Tensor tensor, int[] before, int[] after)
    {
        int[] strides = new int[tensor.Dimensions.Count];
        int size = 1;
        int start = 0;
        for (int axis = strides.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = size;
            start += before[axis] * size;
            size = Times(size, (long)tensor.Dimensions[axis] + before[axis] + after[axis]);
        }

        return new TensorLayout(
            new EquatableArray<int>(strides), start, new EquatableArray<int>(before), new EquatableArray<int>(after), size, 0);
    }

    /// <summary>Blocks of 16 columns: [groups][column blocks][rows][16].</summary>
    public static TensorLayout Blocked(Tensor tensor)
    {
        const int Block = ParameterTable.Block;
        int axes = tensor.Dimensions.Count;
        int[] strides = new int[axes];
        strides[axes - 1] = 1;
        int rows = 1;
        for (int axis = axes - 2; axis >= 1; axis--)
        {
            strides[axis] = rows * Block;
            rows = Times(rows, tensor.Dimensions[axis]);
        }

        strides[0] = Times(rows, RoundUp(tensor.Channels, Block));
        EquatableArray<int> none = new(new int[axes]);
        return new TensorLayout(
            new EquatableArray<int>(strides), 0, none, none, Times(strides[0], tensor.Dimensions[0]), rows * Block);
    }

    private static int Times(int size, long extent) => (int)System.Math.Min(int.MaxValue, size * extent);

    /// <summary>The slice along the first axis, which starts where the tensor does.</summary>
    public TensorLayout Slice() => new(
        Strides.Skip(1).ToEquatableArray(),
        Base,
        Before.Skip(1).ToEquatableArray(),
        After.Skip(1).ToEquatableArray(),
        Size,
        0);

    /// <summary>The halos that kernels read, or write too much into, per tensor: what their index maps reach beyond its ends.</summary>
    public static Dictionary<int, (int[] Before, int[] After)> Halos(KernelProgram program)
    {
        Dictionary<int, (int[] Before, int[] After)> halos = [];
        foreach (Kernel kernel in program.Forward.Concat(program.Backward))
        {
            (EquatableArray<Loop> loops, EquatableArray<Access> accesses) = kernel switch
            {
                Contraction contraction => (contraction.Loops, (EquatableArray<Access>)[contraction.A, contraction.B]),
                LoopNest nest => (nest.Loops, [.. nest.Operands, .. nest.Results.Select(static result => result.Out)]),
                _ => ([], []),
            };
            foreach (Access access in accesses)
            {
                Tensor tensor = program.Tensors[access.Tensor];
                if (!tensor.PerSample)
                {
                    continue;
                }

                if (!halos.TryGetValue(tensor.Id, out (int[] Before, int[] After) halo))
                {
                    halos[tensor.Id] = halo = (new int[tensor.Dimensions.Count], new int[tensor.Dimensions.Count]);
                }

                for (int axis = 0; axis < access.Indices.Count; axis++)
                {
                    IndexExpression index = access.Indices[axis];
                    halo.Before[axis] = System.Math.Max(halo.Before[axis], -index.Minimum(loops));
                    halo.After[axis] = System.Math.Max(halo.After[axis], index.Maximum(loops) - tensor.Dimensions[axis] + 1);
                }
            }
        }

        return halos;
    }
}
