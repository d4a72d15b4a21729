using System.Collections.Generic;
using System.Linq;
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
            ShapeRule.ArgumentOutOfRange or ShapeRule.GroupsDoNotDivide => ArgumentRepair.Find(error, model),
            ShapeRule.NotAMultiple => [.. ArgumentRepair.Find(error, model), .. ChannelRepair.Find(error, model)],
            ShapeRule.ReshapeElements => ReshapeRepair.Find(error, model),
            ShapeRule.UnknownLayer or ShapeRule.DuplicateName or ShapeRule.InvalidName => NameRepair.Find(error, model),
            ShapeRule.WindowTooLarge => WindowRepair.Find(error, model),
            ShapeRule.WrongRank or ShapeRule.NotASequence => RankRepair.Find(error, model),
            ShapeRule.UnexpectedShape => ExpectRepair.Find(error, model),
            ShapeRule.InputNotFirst => OrderRepair.Find(model),
            _ => [],
        };
    }

    /// <summary>The first layer that a layer reads; null where it has no shape.</summary>
    public static Node? SourceOf(NetworkModel model, int layer) => model.Declaration.Layers[layer].From is string from
        ? model.Nodes.FirstOrDefault(node => node.Name == from)
        : model.Nodes.LastOrDefault(node => node.Layer < layer);
}
