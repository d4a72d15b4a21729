using System.Collections.Generic;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Repairs;

/// <summary>What would put a mistake right that shape inference has found: found by trying it.</summary>
internal static class Repair
{
    /// <summary>The changes that a fix may offer, best first and at most one of each kind; none for a layer of a block at its use.</summary>
    public static IEnumerable<Change> Of(ShapeError error, NetworkModel model)
    {
        if (error.Layer >= 0 && model.Declaration.Layers[error.Layer].Place is not null)
        {
            return [];
        }

        return error.Rule switch
        {
            ShapeRule.ArgumentOutOfRange or ShapeRule.GroupsDoNotDivide or ShapeRule.NotAMultiple => ArgumentRepair.Find(error, model),
            ShapeRule.UnknownLayer or ShapeRule.DuplicateName or ShapeRule.InvalidName => NameRepair.Find(error, model),
            ShapeRule.WindowTooLarge => PaddingRepair.Find(error, model),
            ShapeRule.WrongRank or ShapeRule.NotASequence => RankRepair.Find(error, model),
            ShapeRule.UnexpectedShape => ExpectRepair.Find(error, model),
            ShapeRule.InputNotFirst => OrderRepair.Find(model),
            _ => [],
        };
    }
}
