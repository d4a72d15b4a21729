using System;
using System.Collections.Generic;
using StaticNet;
using StaticNet.Samples;

namespace Upscale;

/// <summary>Images enlarged by networks beside the original.</summary>
internal static class Comparison
{
    /// <summary>How near a network's images come to the originals, in decibels.</summary>
    /// <param name="net">The network.</param>
    /// <param name="pairs">Small images and the originals.</param>
    public static double Psnr(INetwork<float> net, Dataset<float> pairs)
    {
        PeakSignalToNoiseRatio<float> metric = new();
        float[] enlarged = new float[net.Info.OutputSize];
        for (int i = 0; i < pairs.Count; i++)
        {
            net.Forward(pairs.Input(i), enlarged);
            metric.Update(enlarged, pairs.Target(i), enlarged.Length);
        }

        return metric.Result;
    }

    /// <summary>Four pictures for each of the first images: small, interpolated, by the network, original.</summary>
    /// <param name="net">The network.</param>
    /// <param name="pairs">Small images and the originals.</param>
    /// <param name="count">How many images.</param>
    public static IReadOnlyList<Picture> Draw(UpscaleNet net, Dataset<float> pairs, int count)
    {
        BilinearNet bilinear = new();
        List<Picture> pictures = [];
        for (int i = 0; i < count; i++)
        {
            Dataset<float> pair = pairs.Slice(i, 1);
            pictures.Add(new Picture(RepeatPixels(pair.Input(0)), SmallImages.LargeSide, "14×14"));
            pictures.Add(Enlarge("bilinear", bilinear, pair));
            pictures.Add(Enlarge("learned", net, pair));
            pictures.Add(new Picture(pair.Target(0).ToArray(), SmallImages.LargeSide, "original"));
        }

        return pictures;
    }

    private static Picture Enlarge(string name, INetwork<float> net, Dataset<float> pair)
    {
        float[] enlarged = new float[net.Info.OutputSize];
        net.Forward(pair.Input(0), enlarged);
        return new Picture(enlarged, SmallImages.LargeSide, $"{name}, {Psnr(net, pair):F1} dB");
    }

    // Drawn as large as the others.
    private static float[] RepeatPixels(ReadOnlySpan<float> small)
    {
        float[] large = new float[4 * small.Length];
        for (int i = 0; i < large.Length; i++)
        {
            large[i] = small[(i / SmallImages.LargeSide / 2 * SmallImages.Side) + (i % SmallImages.LargeSide / 2)];
        }

        return large;
    }
}
