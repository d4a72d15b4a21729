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

    /// <summary>Samples per tile where large weights come from beyond the second-level cache, once per tile, and activations are few.</summary>
    private const int LargestTile = 64;

    /// <summary>Elements of all parameters from which that is so.</summary>
    private const long ManyParameters = 512 * 1024;

    /// <summary>Samples per tile where a layer's images are large: a layer's tile should not leave the second-level cache.</summary>
    private const int SmallTile = 8;

    /// <summary>Elements of one sample's largest tensor from which images count as large.</summary>
    private const int LargeImage = 16384;

    /// <summary>Plans a model without errors.</summary>
    public static NetworkPlan Run(NetworkModel model)
    {
        NetworkPlan plan = RunWithoutSteps(model);
        if (StreamingModel.Of(model) is not NetworkModel streaming)
        {
            return plan;
        }

        ProgramPlan steps = ArenaPlanner.Run(
            KernelFusion.Run(DotProducts.Run(Lowering.Run(streaming, training: false, streaming: true))), plan.Parameters, 1, ElementSize(model));
        return steps.Fits ? plan with { Streaming = new StreamingPlan(streaming, steps) } : plan;
    }

    /// <summary>
    /// The elements of the largest arena of a model without errors, its tile as small as may be: more than
    /// <see cref="Limits.Arena"/> where there is no plan that fits.
    /// </summary>
    public static long LargestArena(NetworkModel model)
    {
        NetworkPlan plan = RunWithoutSteps(model);
        return System.Math.Max(plan.Inference.LargestArena, plan.Training.LargestArena);
    }

    private static NetworkPlan RunWithoutSteps(NetworkModel model)
    {
        ParameterTable parameters = ParameterTable.Of(model);
        int elementSize = ElementSize(model);
        int tile = Tile(model);
        ProgramPlan inference = ArenaPlanner.Run(KernelFusion.Run(DotProducts.Run(Lowering.Run(model, training: false))), parameters, 1, elementSize);
        KernelProgram program = KernelFusion.Run(Lowering.Run(model, training: true));
        ProgramPlan training = ArenaPlanner.Run(program, parameters, tile, elementSize);

        // Fewer samples at once where they would not fit, unless their number was asked for.
        while (!training.Fits && tile > 1 && model.Declaration.Tile == 0)
        {
            tile /= 2;
            training = ArenaPlanner.Run(program, parameters, tile, elementSize);
        }

        return new NetworkPlan(model, parameters, tile, inference, training, Streaming: null);
    }

    private static int ElementSize(NetworkModel model) => model.Declaration.Precision == Precision.Double ? 8 : 4;

    private static int Tile(NetworkModel model)
    {
        if (model.Declaration.Tile > 0)
        {
            return model.Declaration.Tile;
        }

        // Batch normalisation takes its statistics over a tile: the more samples, the steadier.
        bool normalises = model.Nodes.Any(static node => node.Kind == "BatchNormalization");
        bool large = model.Nodes.Any(static node => node.Output.ElementCount > LargeImage);
        long weights = model.Nodes.SelectMany(static node => node.Parameters).Sum(static parameter => (long)parameter.Kernel.ElementCount);
        long activations = model.Nodes.Sum(static node => (long)node.Output.ElementCount);
        bool heavy = weights >= ManyParameters && weights >= activations * LargestTile;
        return large && !normalises ? SmallTile : heavy ? LargestTile : LargeTile;
    }
}
