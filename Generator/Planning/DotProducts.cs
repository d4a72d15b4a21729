using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Kernels;

namespace StaticNet.Generator.Planning;

/// <summary>
/// In inference, products with a single output column become dot products: vectors run along what is summed, where along the
/// column they would have one lane in use. The column is copied out of its block beforehand.
/// </summary>
internal static class DotProducts
{
    public static KernelProgram Run(KernelProgram program)
    {
        List<Tensor> tensors = [.. program.Tensors];
        List<Kernel> prepare = [.. program.Prepare];
        Dictionary<int, Tensor> columns = [];

        Tensor Column(Contraction contraction)
        {
            Tensor kernel = program.Tensors[contraction.B.Tensor];
            if (!columns.TryGetValue(kernel.Id, out Tensor? column))
            {
                EquatableArray<int> rows = kernel.Dimensions.Skip(1).Take(kernel.Dimensions.Count - 2).ToEquatableArray();
                column = new Tensor(tensors.Count, kernel.Name + "/column", rows, TensorRole.Prepared) { Flat = true };
                columns[kernel.Id] = column;
                tensors.Add(column);
                prepare.Add(new Call(contraction.Label, "weights of the only column", Routine.Column, [kernel.Id], [column.Id]));
            }

            return column;
        }

        Kernel Rewrite(Kernel kernel) => kernel is Contraction contraction && HasOneColumn(contraction, program)
            ? contraction with
            {
                AlongSum = true,
                B = new Access(Column(contraction).Id, contraction.B.Indices.Skip(1).Take(contraction.B.Indices.Count - 2).ToEquatableArray()),
            }
            : kernel;

        EquatableArray<Kernel> forward = program.Forward.Select(Rewrite).ToEquatableArray();
        return program with { Tensors = tensors.ToEquatableArray(), Prepare = prepare.ToEquatableArray(), Forward = forward };
    }

    /// <summary>Whether what is summed lies side by side in both operands, in whole blocks.</summary>
    private static bool HasOneColumn(Contraction contraction, KernelProgram program)
    {
        Tensor kernel = program.Tensors[contraction.B.Tensor];
        if (contraction.Accumulate || !kernel.Blocked || kernel.Channels != 1 || kernel.Dimensions[0] != 1 || contraction.VectorReadsA)
        {
            return false;
        }

        EquatableArray<IndexExpression> a = contraction.A.Indices;
        EquatableArray<IndexExpression> b = contraction.B.Indices;
        return a[a.Count - 1] is { Constant: 0, Terms: { Count: 1 } terms }
            && terms[0].Coefficient == 1
            && !contraction.Out.Uses(terms[0].Loop)
            && b[b.Count - 2] == a[a.Count - 1]
            && contraction.Loops[terms[0].Loop].Extent % ParameterTable.Block == 0;
    }
}
