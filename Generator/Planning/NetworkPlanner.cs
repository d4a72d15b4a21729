using System.Linq;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Planning;

/// <summary>From a model to a plan: lowering, fusion, places in memory.</summary>
internal static class NetworkPlanner
{
    /// <summary>Samples per tile where dense layers decide: enough rows to use each weight many times.</summary>
    private const int LargeTile = 32;

    /// <summary>Samples per tile where a layer's images are large: a layer's tile should not leave the second-level cache.</summary>
    private const int SmallTile = 8;

    /// <summary>Elements of one sample's largest tensor from which images count as large.</summary>
    private const int LargeImage = 16384;

    public static NetworkPlan Run(NetworkModel model)
    {
        ParameterTable parameters = ParameterTable.Of(model);
        int elementSize = model.Declaration.Precision == Precision.Double ? 8 : 4;
        int tile = Tile(model);
        return new NetworkPlan(
            model,
            parameters,
            tile,
            ArenaPlanner.Run(KernelFusion.Run(Lowering.Run(model, training: false)), parameters, 1, elementSize),
            ArenaPlanner.Run(KernelFusion.Run(Lowering.Run(model, training: true)), parameters, tile, elementSize),
            StreamingModel.Of(model) is NetworkModel streaming
                ? new StreamingPlan(
                    streaming,
                    ArenaPlanner.Run(KernelFusion.Run(Lowering.Run(streaming, training: false, streaming: true)), parameters, 1, elementSize))
                : null);
    }

    private static int Tile(NetworkModel model)
    {
        if (model.Declaration.Tile > 0)
        {
            return model.Declaration.Tile;
        }

        // Batch normalisation takes its statistics over a tile: the more samples, the steadier.
        bool normalises = model.Nodes.Any(static node => node.Kind == "BatchNormalization");
        bool large = model.Nodes.Any(static node => node.Output.ElementCount > LargeImage);
        return large && !normalises ? SmallTile : LargeTile;
    }
}
