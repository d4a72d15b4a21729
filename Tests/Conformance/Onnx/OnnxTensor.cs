using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNet.Tests.Conformance.Onnx;

/// <summary>A tensor of a model or of a data set, its elements widened to double, in row-major order.</summary>
/// <param name="Type">The element type in the file.</param>
/// <param name="Dims">The sizes of the axes; none for a scalar.</param>
/// <param name="Values">The elements.</param>
internal sealed record OnnxTensor(OnnxType Type, int[] Dims, double[] Values)
{
    /// <summary>How many axes there are.</summary>
    public int Rank => Dims.Length;

    /// <summary>The product of sizes.</summary>
    public static int Count(IEnumerable<int> dims) => dims.Aggregate(1, static (product, size) => checked(product * size));

    /// <summary>The elements as integers.</summary>
    public int[] ToInts() =>
        [.. Values.Select(static value => (int)Math.Clamp(value, int.MinValue, int.MaxValue))];

    /// <summary>The same elements under other sizes.</summary>
    public OnnxTensor Reshape(params int[] dims) => Count(dims) == Values.Length
        ? this with { Dims = dims }
        : throw new ArgumentException($"[{string.Join(", ", Dims)}] is not [{string.Join(", ", dims)}].", nameof(dims));

    /// <summary>Axis i of the result is axis <c>axes[i]</c> of this tensor.</summary>
    public OnnxTensor Transpose(params int[] axes)
    {
        int[] dims = [.. axes.Select(axis => Dims[axis])];
        int[] steps = [.. axes.Select(axis => Count(Dims[(axis + 1)..]))];
        double[] values = new double[Values.Length];
        int[] at = new int[dims.Length];
        for (int i = 0; i < values.Length; i++)
        {
            int source = 0;
            for (int axis = 0; axis < at.Length; axis++)
            {
                source += at[axis] * steps[axis];
            }

            values[i] = Values[source];
            for (int axis = at.Length - 1; axis >= 0 && ++at[axis] == dims[axis]; axis--)
            {
                at[axis] = 0;
            }
        }

        return new OnnxTensor(Type, dims, values);
    }

    /// <summary>Part <paramref name="index"/> of the first axis, without that axis.</summary>
    public OnnxTensor Part(int index)
    {
        int size = Count(Dims[1..]);
        return new OnnxTensor(Type, Dims[1..], Values[(index * size)..((index + 1) * size)]);
    }

    /// <summary>Each element through a function.</summary>
    public OnnxTensor Map(Func<double, double> function) => this with { Values = Array.ConvertAll(Values, value => function(value)) };

    /// <summary>Repeated along axes of size 1 and along axes that are missing at the front, as numpy broadcasts.</summary>
    public OnnxTensor Broadcast(params int[] dims)
    {
        int[] own = [.. Enumerable.Repeat(1, dims.Length - Rank), .. Dims];
        double[] values = new double[Count(dims)];
        for (int i = 0; i < values.Length; i++)
        {
            int rest = i;
            int source = 0;
            int step = 1;
            for (int axis = dims.Length - 1; axis >= 0; axis--)
            {
                (rest, int at) = Math.DivRem(rest, dims[axis]);
                source += own[axis] == 1 ? 0 : at * step;
                step *= own[axis];
            }

            values[i] = Values[source];
        }

        return new OnnxTensor(Type, dims, values);
    }
}
