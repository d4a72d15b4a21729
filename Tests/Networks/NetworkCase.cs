using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using StaticNet.Tests.Reference;

namespace StaticNet.Tests.Networks;

/// <summary>A random network, compiled in both precisions, with random parameters that both can represent.</summary>
internal sealed class NetworkCase
{
    private readonly Type _single;
    private readonly Type _double;

    public NetworkCase(int number, ReferenceNetwork network, Type single, Type @double)
    {
        Number = number;
        Network = network;
        _single = single;
        _double = @double;
        Random random = new(number);
        Parameters = network.Parameters.ToDictionary(
            static entry => entry.Name,
            entry => Enumerable.Range(0, entry.Parameter.Count)
                .Select(_ => (double)(float)(entry.Parameter.Low + ((entry.Parameter.High - entry.Parameter.Low) * random.NextDouble())))
                .ToArray());
    }

    public int Number { get; }

    public ReferenceNetwork Network { get; }

    /// <summary>The parameters, as <c>layer/parameter</c>.</summary>
    public IReadOnlyDictionary<string, double[]> Parameters { get; }

    /// <summary>What a failure has to say.</summary>
    public override string ToString() => $"network {Number}, tile {Network.Tile}:\n{Network.Attributes}";

    /// <summary>An instance that holds <see cref="Parameters"/>.</summary>
    public INetwork<T> Create<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        INetwork<T> network = CompiledNetworks.Instantiate<T>(typeof(T) == typeof(double) ? _double : _single);
        foreach ((string name, double[] values) in Parameters)
        {
            network.Parameters[name].Write(values.To<T>());
        }

        return network;
    }

    /// <summary>Random inputs, which both precisions can represent.</summary>
    public double[] Inputs(int samples, int seed = 0) => RandomVectors.Normal(samples * Network.InputSize, (Number * 100) + seed);

    /// <summary>A number of samples that is no multiple of the tile and takes more than one tile.</summary>
    public static int Samples(NetworkInfo info) => info.Tile == 1 ? 3 : info.Tile < 8 ? (2 * info.Tile) + 1 : info.Tile + 3;

    /// <summary>The pass of the reference that a network's own should equal.</summary>
    public ReferencePass Pass<T>(bool training = false, NetworkInfo? info = null, int samples = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int tile = info?.Tile ?? samples;
        List<(int First, int Count)> tiles = [];
        for (int i = 0; i < NetworkGuard.Tiles(samples, tile); i++)
        {
            tiles.Add(NetworkGuard.TileOf(samples, tile, i));
        }

        return new ReferencePass(Parameters, typeof(T) == typeof(double) ? Math.ScaleB(1, -53) : Math.ScaleB(1, -24), training, tiles);
    }
}
