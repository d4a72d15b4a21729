using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Repairs;

/// <summary>The argument of the layer before with which an [Expect] holds, and the sizes that it would have to tell.</summary>
internal static class ExpectRepair
{
    public static IEnumerable<Change> Find(ShapeError error, NetworkModel model)
    {
        LayerDeclaration expect = model.Declaration.Layers[error.Layer];
        if (Repair.SourceOf(model, error.Layer) is not Node source || expect.IsTimeDistributed)
        {
            yield break;
        }

        yield return new Change(
            FindingProperties.Sizes, error.Layer, null, string.Join(", ", source.Output.Dimensions.Select(static size => Text.Of(size))));
        if (ShapeAdvice.Find(source, expect.Ints("Shape"), model.Nodes, model.Declaration.Precision) is string advice)
        {
            int equals = advice.IndexOf(" = ", StringComparison.Ordinal);
            yield return Change.Set(source.Layer, advice.Substring(0, equals), advice.Substring(equals + 3));
        }
    }
}
