using System;
using System.Collections.Generic;
using System.Linq;
using static StaticNet.Tests.Conformance.Onnx.LayerCall;

namespace StaticNet.Tests.Conformance.Onnx.Operators;

/// <summary>Matrix products: with a constant matrix a dense layer, of two inputs a dot product.</summary>
internal static class DenseOperators
{
    public static void AddTo(IDictionary<string, Action<Declarer>> maps)
    {
        maps.Add("Einsum", Einsum);
        maps.Add("Gemm", Gemm);
        maps.Add("MatMul", MatMul);
        maps.Add("MatMulInteger", MatMulInteger);
    }

    // α A B + β C: a row of A is a sample. A C that differs from row to row is an input of its own, added after.
    private static void Gemm(Declarer declarer)
    {
        float alpha = declarer.Node.Single("alpha", 1);
        float beta = declarer.Node.Single("beta", 1);
        bool transposed = declarer.Node.Int("transA", 0) == 1;
        OnnxTensor b = declarer.Constant(1);
        if (declarer.Node.Int("transB", 0) == 1)
        {
            b = b.Transpose(1, 0);
        }

        Declared a = declarer.Value(0, transposed ? new OnnxView(1, [0]) : OnnxView.Rows(2));
        int rows = a.Dims[transposed ? 1 : 0];
        int units = b.Dims[1];
        bool isComputed = declarer.Node.Has(2) && !declarer.IsKnown(2);
        OnnxTensor? c = isComputed ? null : declarer.Optional(2);
        bool isBias = c is not null && (c.Rank < 2 || c.Dims[0] == 1);
        Declared y = declarer.Add("Dense", a, [rows, units], [Literal(units)], isBias ? [] : [("UseBias", "false")]) with { View = OnnxView.Rows(2) };
        declarer.Parameter(y, "kernel", b.Values.Select(value => alpha * value));
        if (isBias)
        {
            declarer.Parameter(y, "bias", c!.Broadcast(1, units).Values.Select(value => beta * value));
        }
        else if (c is not null)
        {
            Declared matrix = declarer.AddInput(declarer.Node.Inputs[2], c.Map(value => beta * value), OnnxView.Rows(2));
            y = declarer.Merge("Add", [y, matrix], y.Dims);
        }

        else if (isComputed && beta == 1)
        {
            y = declarer.Merge("Add", [y, declarer.Value(2, OnnxView.Rows(2))], y.Dims);
        }

        declarer.Set(0, y);
    }

    private static void MatMul(Declarer declarer)
    {
        OnnxTensor b = declarer.Constant(1);
        if (b.Rank > 2)
        {
            Batched(declarer, declarer.Constant(0), b);
            return;
        }

        Dense(declarer, declarer.Value(0, OnnxView.Rows(2)), b);
    }

    // Zero points are taken off first; the sums are integers that floats hold.
    private static void MatMulInteger(Declarer declarer)
    {
        OnnxTensor b = declarer.Constant(1);
        double zero = declarer.Optional(3)?.Values[0] ?? 0;
        Declared a = declarer.Value(0, OnnxView.Rows(2));
        float shift = (float)(declarer.Optional(2)?.Values[0] ?? 0);
        Dense(declarer, PointwiseOperators.Rescale(declarer, a, 1, -shift), b.Map(value => value - zero));
    }

    private static void Dense(Declarer declarer, Declared a, OnnxTensor b)
    {
        Declared y = declarer.Add("Dense", a, [.. a.Dims[..^1], b.Dims[1]], [Literal(b.Dims[1])], ("UseBias", "false"));
        declarer.Parameter(y, "kernel", b.Values);
        declarer.Set(0, y);
    }

    // Pairs of matrices are samples. A dot product takes the last axis of both; the second matrix is given transposed.
    private static void Batched(Declarer declarer, OnnxTensor a, OnnxTensor b)
    {
        int[] batch = a.Dims[..^2];
        int pairs = OnnxTensor.Count(batch);
        Declared first = declarer.AddInput(declarer.Node.Inputs[0], a.Reshape([pairs, .. a.Dims[^2..]]), OnnxView.Rows(3));
        Declared second = declarer.AddInput(declarer.Node.Inputs[1], b.Reshape([pairs, .. b.Dims[^2..]]), new OnnxView(0, [2, 1]));
        Declared y = declarer.Merge("Dot", [first, second], [.. batch, a.Dims[^2], b.Dims[^1]]);
        declarer.Set(0, y with { View = OnnxView.Leading(batch.Length) });
    }

    private static void Einsum(Declarer declarer)
    {
        string equation = declarer.Node.Text("equation", "").Replace(" ", "", StringComparison.Ordinal);
        switch (equation)
        {
            case "bij,bjk->bik":
                Batched(declarer, declarer.Constant(0), declarer.Constant(1));
                break;
            case "i,i":
                declarer.Set(0, declarer.Merge("Dot", [declarer.Value(0), declarer.Value(1)], []) with { View = OnnxView.Flat });
                break;
            case "ij->ji":
                declarer.Set(0, ShapeOperators.Permute(declarer, declarer.Value(0), [1, 0]));
                break;
            case "ij->i":
                declarer.Set(0, ReductionOperators.Sum(declarer, declarer.Value(0), [1], keepsAxes: false));
                break;
            default:
                throw new OnnxUnmappedException("no layer for diagonals");
        }
    }
}
