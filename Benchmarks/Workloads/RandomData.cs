using System;
using StaticNet.Numerics;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>Random inputs, and random values for the parameters that start as zeros and ones.</summary>
internal static class RandomData
{
    /// <summary>Values from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public static float[] Uniform(int count, float from, float to, ulong seed)
    {
        Xoshiro256 random = new(seed);
        float[] values = new float[count];
        foreach (ref float value in values.AsSpan())
        {
            value = from + ((to - from) * (float)random.NextDouble());
        }

        return values;
    }

    /// <summary>Biases and what batch normalisation keeps: an engine that forgets one of them must not agree by luck.</summary>
    public static TNetwork Settle<TNetwork>(TNetwork network)
        where TNetwork : INetwork<float>
    {
        ulong seed = 100;
        foreach (string name in network.Parameters.Names)
        {
            ParameterView<float> parameter = network.Parameters[name];
            (float From, float To)? range = name[(name.LastIndexOf('/') + 1)..] switch
            {
                "bias" or "beta" or "moving_mean" => (-0.1f, 0.1f),
                "gamma" or "moving_variance" => (0.5f, 1.5f),
                _ => null,
            };
            seed++;
            if (range is var (from, to))
            {
                parameter.Write(Uniform(parameter.Count, from, to, seed));
            }
        }

        return network;
    }
}
