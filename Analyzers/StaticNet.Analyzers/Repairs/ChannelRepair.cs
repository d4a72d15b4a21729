using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Repairs;

/// <summary>As many channels from the layer before as the next can split evenly: the next multiple.</summary>
internal static class ChannelRepair
{
    public static IEnumerable<Change> Find(ShapeError error, NetworkModel model)
    {
        if (error.MessageArguments[1] != "channels"
            || Repair.SourceOf(model, error.Layer) is not Node source
            || model.Declaration.Layers[error.Layer].IsTimeDistributed)
        {
            yield break;
        }

        int multiple = int.Parse(error.MessageArguments[2], CultureInfo.InvariantCulture);
        long channels = ((long)source.Output.Channels + multiple - 1) / multiple * multiple;
        EquatableArray<int> wanted = source.Output.Dimensions
            .Select((size, axis) => axis == source.Output.Rank - 1 ? (int)Math.Min(channels, Limits.TensorElements) : size)
            .ToEquatableArray();
        if (ShapeAdvice.Find(source, wanted, model.Nodes, model.Declaration.Precision) is string advice)
        {
            int equals = advice.IndexOf(" = ", StringComparison.Ordinal);
            yield return Change.Set(source.Layer, advice.Substring(0, equals), advice.Substring(equals + 3));
        }
    }
}
