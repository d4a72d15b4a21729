using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet;
using StaticNet.Samples;

namespace Volumes;

/// <summary>Volumes as people see them: each as a slice through the middle, and as the light that passes through from the front.</summary>
internal static class Views
{
    /// <summary>Two pictures for each of the first volumes, with what the network takes it for.</summary>
    /// <param name="net">The network.</param>
    /// <param name="test">Volumes it has not seen.</param>
    /// <param name="count">How many volumes.</param>
    public static IReadOnlyList<Picture> Make(VolumeNet net, Dataset<float> test, int count)
    {
        List<Picture> pictures = [];
        float[] probabilities = new float[VolumeNet.OutputSize];
        for (int i = 0; i < count; i++)
        {
            net.Forward(test.Input(i), probabilities);
            int predicted = Array.IndexOf(probabilities, probabilities.Max());
            int actual = (int)test.Target(i)[0];
            string name = VolumeData.ClassNames[predicted];
            pictures.Add(new Picture(Slice(test.Input(i)), Volume.Side, "slice"));
            pictures.Add(new Picture(
                Through(test.Input(i)), Volume.Side, predicted == actual ? $"{name}: right" : $"{name}? {VolumeData.ClassNames[actual]}"));
        }

        return pictures;
    }

    private static float[] Slice(ReadOnlySpan<float> voxels)
        => voxels.Slice(Volume.Side / 2 * Volume.Side * Volume.Side, Volume.Side * Volume.Side).ToArray();

    // The mean along the depth, brighter, since no shape fills all of it.
    private static float[] Through(ReadOnlySpan<float> voxels)
    {
        float[] sums = new float[Volume.Side * Volume.Side];
        for (int i = 0; i < voxels.Length; i++)
        {
            sums[i % sums.Length] += voxels[i] * 2 / Volume.Side;
        }

        return sums;
    }
}
