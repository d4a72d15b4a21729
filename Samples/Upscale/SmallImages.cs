using System;
using StaticNet;

namespace Upscale;

/// <summary>Pairs of an image of half the size and the image that it was made of.</summary>
internal static class SmallImages
{
    /// <summary>Pixels of a small image's side.</summary>
    public const int Side = 14;

    /// <summary>Pixels of a large image's side.</summary>
    public const int LargeSide = 2 * Side;

    /// <summary>Makes the pairs; labels are forgotten.</summary>
    /// <param name="images">The large images.</param>
    public static Dataset<float> Pair(Dataset<float> images)
    {
        float[] small = new float[images.Count * Side * Side];
        for (int i = 0; i < images.Count; i++)
        {
            Halve(images.Input(i), small.AsSpan(i * Side * Side, Side * Side));
        }

        return new Dataset<float>(small, images.Inputs, Side * Side, images.InputSize);
    }

    // A camera of half the resolution: each pixel gets the light of four.
    private static void Halve(ReadOnlySpan<float> large, Span<float> small)
    {
        for (int i = 0; i < small.Length; i++)
        {
            ReadOnlySpan<float> corner = large[((i / Side * 2 * LargeSide) + (i % Side * 2))..];
            small[i] = (corner[0] + corner[1] + corner[LargeSide] + corner[LargeSide + 1]) / 4;
        }
    }
}
