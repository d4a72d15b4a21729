using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using StaticNet;
using StaticNet.Numerics;

namespace Volumes;

/// <summary>Rendered volumes with their classes. Each comes from a seed of its own, whatever thread renders it.</summary>
internal static class VolumeData
{
    /// <summary>The largest standard deviation of the noise that is trained with; a shape's inside is 1, the outside 0.</summary>
    public const double LargestNoise = 0.5;

    /// <summary>The classes' names.</summary>
    public static IReadOnlyList<string> ClassNames { get; } = [.. Shape.All.Select(shape => shape.Name)];

    /// <summary>Renders volumes, as many of every class.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Other seeds give other volumes.</param>
    /// <param name="noise">The standard deviation of the noise; default: another for each, up to the largest.</param>
    public static Dataset<float> Make(int count, ulong seed, double? noise = null)
    {
        float[] voxels = new float[count * Volume.Size];
        float[] labels = new float[count];
        Parallel.For(0, count, i =>
        {
            Xoshiro256 random = new(Xoshiro256.Mix(seed) + (ulong)i);
            labels[i] = i % Shape.All.Count;
            Volume.Render(Shape.All[i % Shape.All.Count], voxels.AsSpan(i * Volume.Size, Volume.Size), noise ?? (LargestNoise * random.NextDouble()), ref random);
        });
        return new Dataset<float>(voxels, labels, Volume.Size, targetSize: 1);
    }
}
