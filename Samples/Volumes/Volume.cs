using System;
using System.Numerics;
using StaticNet.Numerics;

namespace Volumes;

/// <summary>Renders a shape into voxels, turned, moved and scaled at random, as a noisy scanner would see it.</summary>
internal static class Volume
{
    /// <summary>Voxels along each axis.</summary>
    public const int Side = 16;

    /// <summary>Voxels of a volume.</summary>
    public const int Size = Side * Side * Side;

    private const float SmallestRadius = 4.5f;
    private const float LargestRadius = 6.5f;
    private const float LargestShift = 1;

    /// <summary>Draws a shape: 1 inside, 0 outside, between them on the surface.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="voxels">Receives planes of rows of voxels.</param>
    /// <param name="noise">The standard deviation of what is added to each voxel.</param>
    /// <param name="random">Where the rest comes from.</param>
    public static void Render(Shape shape, Span<float> voxels, double noise, ref Xoshiro256 random)
    {
        Quaternion turn = RandomRotation(ref random);
        float radius = Between(SmallestRadius, LargestRadius, ref random);
        Vector3 center = new Vector3((Side - 1) / 2f) + new Vector3(Shift(ref random), Shift(ref random), Shift(ref random));
        for (int i = 0; i < voxels.Length; i++)
        {
            Vector3 voxel = new(i % Side, i / Side % Side, i / (Side * Side));
            float distance = radius * shape.Distance(Vector3.Transform(voxel - center, turn) / radius);
            float inside = Math.Clamp(0.5f - distance, 0, 1);
            voxels[i] = inside + (float)(noise * random.NextNormal());
        }
    }

    // Four normal numbers point into all directions alike, and so does the quaternion of their direction.
    private static Quaternion RandomRotation(ref Xoshiro256 random) => Quaternion.Normalize(new Quaternion(
        (float)random.NextNormal(), (float)random.NextNormal(), (float)random.NextNormal(), (float)random.NextNormal()));

    private static float Shift(ref Xoshiro256 random) => Between(-LargestShift, LargestShift, ref random);

    private static float Between(float low, float high, ref Xoshiro256 random) => low + ((high - low) * (float)random.NextDouble());
}
