using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;

namespace StaticNet.Generator.Shapes;

/// <summary>An [Expect]: a shape that the user asserts.</summary>
internal static class Expectation
{
    private const string Argument = "Shape";

    /// <summary>The error of an assertion that does not hold; null of one that does.</summary>
    /// <param name="expect">The attribute.</param>
    /// <param name="position">Its position among the declaration's attributes.</param>
    /// <param name="source">The layer that it is about.</param>
    /// <param name="nodes">The layers so far.</param>
    /// <param name="precision">The network's element type.</param>
    public static ShapeError? Check(LayerDeclaration expect, int position, Node source, IReadOnlyList<Node> nodes, Precision precision)
    {
        EquatableArray<int> expected = expect.Ints(Argument);
        EquatableArray<int> actual = expect.IsTimeDistributed && source.Output.Rank > 1 ? source.Output.Step.Dimensions : source.Output.Dimensions;
        if (expected == actual)
        {
            return null;
        }

        int[] different = [.. Enumerable.Range(0, expected.Count == actual.Count ? actual.Count : 0).Where(axis => expected[axis] != actual[axis])];
        string read = string.Join(" and ", source.Inputs.Select(input => nodes[input].Output.ToString()));
        string made = read.Length == 0 ? "[" + source.Kind + "]" : $"[{source.Kind}] of {read}";
        return new ShapeError(
            ShapeRule.UnexpectedShape,
            position,
            different.Length == 1 ? Argument + "[" + Text.Of(different[0]) + "]" : null,
            [
                new Shape(actual).ToString(),
                expected.Count == 0 ? "nothing" : new Shape(expected).ToString(),
                source.Name,
                ShapeAdvice.Find(source, expected, nodes, precision) is string advice ? made + "; " + advice + " would make the other" : made,
            ]);
    }
}
