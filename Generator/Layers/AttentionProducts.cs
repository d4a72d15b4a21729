using StaticNet.Generator.Common;
using StaticNet.Generator.Kernels;

namespace StaticNet.Generator.Layers;

/// <summary>
/// The two products of attention, where both operands belong to the sample. Vectors run along the last axis of the second
/// operand; where that is the one summed over it is transposed first.
/// </summary>
internal static class AttentionProducts
{
    // Loops: head, row (query), column (key), element of a head.
    private const int Head = 0;
    private const int Row = 1;
    private const int Column = 2;
    private const int Element = 3;

    /// <summary>scores[h, i, j] = Σ query[i, h, c] · key[j, h, c].</summary>
    public static void AddScores(Lowering lowering, string label, Tensor query, Tensor key, Tensor scores, int size)
    {
        EquatableArray<Loop> loops = Loops(scores, size);
        Tensor transposed = Transpose(lowering, label, key, scores, size, "keys");
        lowering.Add(Make("scores", Whole(scores), OfHead(query, Row, size), Transposed(transposed)));
        lowering.OnBackward(() =>
        {
            Tensor gradient = lowering.Gradient(scores);
            lowering.Contribute(query, (result, accumulate) =>
                [Make("query gradient", OfHead(result, Row, size), Whole(gradient), OfHead(key, Column, size)) with { Accumulate = accumulate }]);
            lowering.Contribute(key, (result, accumulate) =>
                [Make("key gradient", OfHead(result, Column, size), Whole(gradient), OfHead(query, Row, size)) with { Accumulate = accumulate }]);
        });

        Contraction Make(string purpose, Access to, Access first, Access second) =>
            ContractionGradients.Simplify(new Contraction(label, purpose, loops, to, first, second, []));
    }

    /// <summary>result[i, h, c] = Σ weights[h, i, j] · value[j, h, c].</summary>
    public static void AddMixture(Lowering lowering, string label, Tensor weights, Tensor value, Tensor result, int size)
    {
        EquatableArray<Loop> loops = Loops(weights, size);
        lowering.Add(Make("mixture of values", OfHead(result, Row, size), Whole(weights), OfHead(value, Column, size)));
        lowering.OnBackward(() =>
        {
            Tensor gradient = lowering.Gradient(result);
            lowering.Contribute(value, (valueGradient, accumulate) =>
                [Make("value gradient", OfHead(valueGradient, Column, size), Whole(weights), OfHead(gradient, Row, size)) with { Accumulate = accumulate }]);
            Tensor transposed = Transpose(lowering, label, value, weights, size, "values");
            lowering.Contribute(weights, (weightGradient, accumulate) =>
                [Make("weight gradient", Whole(weightGradient), OfHead(gradient, Row, size), Transposed(transposed)) with { Accumulate = accumulate }]);
        });

        Contraction Make(string purpose, Access to, Access first, Access second) =>
            ContractionGradients.Simplify(new Contraction(label, purpose, loops, to, first, second, []));
    }

    private static EquatableArray<Loop> Loops(Tensor scores, int size) =>
    [
        new Loop("h", scores.Dimensions[0]), new Loop("i", scores.Dimensions[1]), new Loop("j", scores.Dimensions[2]), new Loop("c", size),
    ];

    private static Access Whole(Tensor scores) =>
        Access.Of(scores, IndexExpression.OfLoop(Head), IndexExpression.OfLoop(Row), IndexExpression.OfLoop(Column));

    private static Access OfHead(Tensor tensor, int step, int size) => Access.Of(
        tensor, IndexExpression.OfLoop(step), IndexExpression.Sum(0, new Term(Head, size), new Term(Element, 1)));

    private static Access Transposed(Tensor tensor) =>
        Access.Of(tensor, IndexExpression.OfLoop(Head), IndexExpression.OfLoop(Element), IndexExpression.OfLoop(Column));

    /// <summary>[keys, heads · size] as [heads, size, keys].</summary>
    private static Tensor Transpose(Lowering lowering, string label, Tensor tensor, Tensor scores, int size, string what)
    {
        Tensor transposed = lowering.NewActivation($"{label}/transposed_{what}", [scores.Dimensions[0], size, scores.Dimensions[2]]);
        Loop[] loops = [.. Loops(scores, size)];
        loops[Row] = loops[Row] with { Extent = 1 };
        lowering.Add(new LoopNest(
            label, "transposed " + what, new EquatableArray<Loop>(loops), [OfHead(tensor, Column, size)], [new NestResult(Transposed(transposed), new Expression.Operand(0))]));
        return transposed;
    }
}
