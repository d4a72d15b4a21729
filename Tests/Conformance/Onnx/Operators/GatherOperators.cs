using System;
using System.Collections.Generic;
using System.Linq;
using static StaticNet.Tests.Conformance.Onnx.LayerCall;

namespace StaticNet.Tests.Conformance.Onnx.Operators;

/// <summary>Rows of a table by number: embeddings.</summary>
internal static class GatherOperators
{
    public static void AddTo(IDictionary<string, Action<Declarer>> maps)
    {
        maps.Add("Gather", Gather);
        maps.Add("GatherND", GatherND);
        maps.Add("OneHot", OneHot);
    }

    // The axis that is gathered comes first in the table; what was gathered goes back to its place.
    private static void Gather(Declarer declarer)
    {
        OnnxTensor data = declarer.Constant(0);
        OnnxTensor indices = declarer.Constant(1);
        int axis = declarer.Node.Int("axis", 0);
        axis += axis < 0 ? data.Rank : 0;
        int[] rest = [.. Enumerable.Range(0, data.Rank).Where(other => other != axis)];
        OnnxTensor table = data.Transpose([axis, .. rest]);
        declarer.Set(0, Embed(declarer, indices, 1, table, [.. data.Dims[..axis], .. indices.Dims, .. data.Dims[(axis + 1)..]], axis));
    }

    // The last axis of the indices names the first axes of the data, behind those that both share.
    private static void GatherND(Declarer declarer)
    {
        OnnxTensor data = declarer.Constant(0);
        OnnxTensor indices = declarer.Constant(1);
        int shared = declarer.Node.Int("batch_dims", 0);
        int depth = indices.Dims[^1];
        int rows = OnnxTensor.Count(data.Dims[shared..(shared + depth)]);
        int perBatch = OnnxTensor.Count(indices.Dims[shared..^1]);
        double[] ids = [.. indices.Values.Chunk(depth).Select((index, i) =>
        {
            int row = i / perBatch;
            for (int axis = 0; axis < depth; axis++)
            {
                int size = data.Dims[shared + axis];
                row = (row * size) + (int)(index[axis] < 0 ? index[axis] + size : index[axis]);
            }

            return (double)row;
        })];
        int[] dims = [.. indices.Dims[..^1], .. data.Dims[(shared + depth)..]];
        OnnxTensor table = data.Reshape([OnnxTensor.Count(data.Dims[..shared]) * rows, .. data.Dims[(shared + depth)..]]);
        declarer.Set(0, Embed(declarer, new OnnxTensor(OnnxType.Int64, [ids.Length], ids), 1, table, dims, 0));
    }

    // A table with one value on its diagonal and another beside it.
    private static void OneHot(Declarer declarer)
    {
        OnnxTensor indices = declarer.Constant(0);
        int depth = (int)declarer.Constant(1).Values[0];
        double[] values = declarer.Constant(2).Values;
        int axis = declarer.Node.Int("axis", -1);
        axis += axis < 0 ? indices.Rank + 1 : 0;
        double[] table = [.. Enumerable.Range(0, depth * depth).Select(i => values[i / depth == i % depth ? 1 : 0])];
        Declared rows = Embed(
            declarer, indices, 0, new OnnxTensor(OnnxType.Float, [depth, depth], table), [.. indices.Dims, depth], 0);
        if (axis < indices.Rank)
        {
            rows = ShapeOperators.Reshape(declarer, rows with { Dims = [indices.Values.Length, depth], View = OnnxView.Whole(2) }, [.. indices.Dims, depth]);
            rows = ShapeOperators.Permute(
                declarer, rows, [.. Enumerable.Range(0, axis), indices.Rank, .. Enumerable.Range(axis, indices.Rank - axis)]);
        }

        declarer.Set(0, rows);
    }

    /// <param name="declarer">The graph.</param>
    /// <param name="indices">The rows' numbers; negative ones count from the end.</param>
    /// <param name="input">Which input of the operator they are.</param>
    /// <param name="table">The rows along its first axis.</param>
    /// <param name="dims">The result's sizes.</param>
    /// <param name="axis">Where in the result the axes of the indices stand.</param>
    private static Declared Embed(Declarer declarer, OnnxTensor indices, int input, OnnxTensor table, int[] dims, int axis)
    {
        int rows = table.Dims[0];
        int width = table.Values.Length / rows;
        OnnxTensor ids = indices.Map(value => value < 0 ? value + rows : value).Reshape(indices.Values.Length);
        Declared x = declarer.AddInput(declarer.Node.Inputs[input], ids);
        Declared y = declarer.Add("Embedding", x, [ids.Values.Length, width], [Literal(rows), Literal(width)]) with { View = OnnxView.Whole(2) };
        declarer.Parameter(y, "embeddings", table.Values);
        if (axis > 0)
        {
            y = ShapeOperators.Reshape(declarer, y, [ids.Values.Length, .. table.Dims[1..]]);
            y = ShapeOperators.Permute(declarer, y, [.. Enumerable.Range(1, axis), 0, .. Enumerable.Range(axis + 1, table.Rank - 1 - axis)]);
        }

        return y with { Dims = dims, View = OnnxView.Flat };
    }
}
