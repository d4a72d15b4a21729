using System;
using System.Collections.Generic;
using System.Linq;
using static StaticNet.Tests.Conformance.Onnx.LayerCall;

namespace StaticNet.Tests.Conformance.Onnx.Operators;

/// <summary>Batch, instance, layer, local response and mean-variance normalisation.</summary>
internal static class NormalizationOperators
{
    public static void AddTo(IDictionary<string, Action<Declarer>> maps)
    {
        maps.Add("BatchNormalization", BatchNormalization);
        maps.Add("InstanceNormalization", static declarer =>
        {
            Declared x = declarer.Value(0);
            Declared y = declarer.Add("InstanceNormalization", x, x.Dims, [], Epsilon(declarer));
            declarer.Parameter(y, "gamma", declarer.Constant(1).Values);
            declarer.Parameter(y, "beta", declarer.Constant(2).Values);
            declarer.Set(0, y);
        });
        maps.Add("LayerNormalization", LayerNormalization);
        maps.Add("LRN", static declarer =>
        {
            Declared x = declarer.Value(0);
            declarer.Set(0, declarer.Add(
                "CrossChannelNormalization",
                x,
                x.Dims,
                [Literal(declarer.Node.Int("size", 0))],
                ("Alpha", Literal(declarer.Node.Single("alpha", 1e-4f))),
                ("Beta", Literal(declarer.Node.Single("beta", 0.75f))),
                ("K", Literal(declarer.Node.Single("bias", 1)))));
        });
        maps.Add("MeanVarianceNormalization", MeanVariance);
    }

    private static void BatchNormalization(Declarer declarer)
    {
        Declared x = declarer.Value(0);
        bool trains = declarer.Node.Int("training_mode", 0) == 1;
        List<(string, string)> options = [.. Epsilon(declarer)];
        if (trains)
        {
            options.Add(("Momentum", Literal(declarer.Node.Single("momentum", 0.9f))));
        }

        Declared y = declarer.Add("BatchNormalization", x, x.Dims, [], options);
        foreach ((int input, string name) in ((int, string)[])[(1, "gamma"), (2, "beta"), (3, "moving_mean"), (4, "moving_variance")])
        {
            declarer.Parameter(y, name, declarer.Constant(input).Values);
        }

        if (trains)
        {
            declarer.Train(y, "moving_mean", 1);
            declarer.Train(y, "moving_variance", 2);
        }

        declarer.Set(0, y);
    }

    // The second and third output, mean and deviation, are no outputs of the layer.
    private static void LayerNormalization(Declarer declarer)
    {
        Declared x = declarer.Value(0);
        int axis = declarer.Node.Int("axis", -1);
        int axes = axis < 0 ? -axis : x.Dims.Length - axis;
        Declared y = declarer.Add(
            "LayerNormalization", x, x.Dims, [], [.. Epsilon(declarer), .. axes > 1 ? [("Axes", Literal(axes))] : ((string, string)[])[]]);
        declarer.Parameter(y, "gamma", declarer.Constant(1).Values);
        declarer.Parameter(y, "beta", declarer.Constant(2).Values);
        declarer.Set(0, y);
    }

    // Per channel over all others, the batch too: an instance normalisation of one sample that has the batch as an axis.
    private static void MeanVariance(Declarer declarer)
    {
        int rank = declarer.Constant(0).Rank;
        int[] axes = declarer.Node.Ints("axes") ?? [0, 2, 3];
        int[] kept = [.. Enumerable.Range(0, rank).Except(axes)];
        Declared x = declarer.Value(0, new OnnxView(-1, [.. axes, .. kept]));
        declarer.Set(0, declarer.Add("InstanceNormalization", x, x.Dims, [], ("Epsilon", Literal(1e-9f))));
    }

    private static (string, string)[] Epsilon(Declarer declarer) => [("Epsilon", Literal(declarer.Node.Single("epsilon", 1e-5f)))];
}
