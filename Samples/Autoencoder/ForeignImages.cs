using System;
using System.Collections.Generic;
using StaticNet;
using StaticNet.Numerics;

namespace Autoencoder;

/// <summary>Images of nothing that one wears.</summary>
internal static class ForeignImages
{
    private const int Side = 28;

    private delegate float Painter(int x, int y, float width, float turn);

    /// <summary>Images whose targets they are themselves.</summary>
    /// <param name="pixels">The images, one after the other.</param>
    public static Dataset<float> AsTargets(ReadOnlyMemory<float> pixels) => new(pixels, pixels, Side * Side, Side * Side);

    /// <summary>Kinds of foreign images, each with a name.</summary>
    /// <param name="clothes">Images to take apart.</param>
    /// <param name="seed">Other seeds give other images.</param>
    public static IReadOnlyList<(string Name, Dataset<float> Images)> Make(Dataset<float> clothes, ulong seed) =>
    [
        ("clothes cut in four", Shuffled(clothes)),
        ("stripes", Painted(clothes.Count, seed, Stripes)),
        ("rings", Painted(clothes.Count, seed + 1, Rings)),
    ];

    // The same pixels; left and right, above and below are exchanged.
    private static Dataset<float> Shuffled(Dataset<float> clothes)
    {
        float[] pixels = new float[clothes.Inputs.Length];
        for (int i = 0; i < pixels.Length; i++)
        {
            (int image, int pixel) = Math.DivRem(i, Side * Side);
            (int y, int x) = Math.DivRem(pixel, Side);
            pixels[i] = clothes.Input(image)[((y + (Side / 2)) % Side * Side) + ((x + (Side / 2)) % Side)];
        }

        return AsTargets(pixels);
    }

    private static Dataset<float> Painted(int count, ulong seed, Painter painter)
    {
        Xoshiro256 random = new(seed);
        float[] pixels = new float[count * Side * Side];
        for (int image = 0; image < count; image++)
        {
            float width = 2 + (3 * (float)random.NextDouble());
            float turn = 2 * MathF.PI * (float)random.NextDouble();
            for (int i = 0; i < Side * Side; i++)
            {
                pixels[(image * Side * Side) + i] = painter(i % Side, i / Side, width, turn);
            }
        }

        return AsTargets(pixels);
    }

    private static float Stripes(int x, int y, float width, float turn)
        => Wave(((x * MathF.Cos(turn)) + (y * MathF.Sin(turn))) / width);

    private static float Rings(int x, int y, float width, float turn)
        => Wave((MathF.Sqrt(((x - 13.5f) * (x - 13.5f)) + ((y - 13.5f) * (y - 13.5f))) / width) + turn);

    private static float Wave(float phase) => Math.Clamp(0.5f + MathF.Sin(MathF.PI * phase), 0, 1);
}
