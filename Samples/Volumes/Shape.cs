using System;
using System.Collections.Generic;
using System.Numerics;

namespace Volumes;

/// <summary>A solid, by how far a point is from its surface: negative inside. Its size is about 1 around the origin.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Distance">The distance of a point, or less where the nearest surface is an edge.</param>
internal sealed record Shape(string Name, Func<Vector3, float> Distance)
{
    /// <summary>All there are; the position is the class.</summary>
    public static IReadOnlyList<Shape> All { get; } =
    [
        new("ball", p => p.Length() - 0.85f),
        new("cube", p => Largest(Vector3.Abs(p) - new Vector3(0.7f))),
        new("cylinder", p => MathF.Max(FromAxis(p) - 0.45f, MathF.Abs(p.Z) - 1)),
        new("cone", p => MathF.Max((0.9f * FromAxis(p)) + (0.44f * p.Z) - 0.4f, -0.8f - p.Z)),
        new("ring", p => new Vector2(FromAxis(p) - 0.75f, p.Z).Length() - 0.28f),
        new("cross", Cross),
    ];

    // Three bars through the middle: near one of them is near the cross.
    private static float Cross(Vector3 p)
    {
        Vector3 size = Vector3.Abs(p);
        return MathF.Min(Bar(size.X, size.Y, size.Z), MathF.Min(Bar(size.Y, size.Z, size.X), Bar(size.Z, size.X, size.Y)));
    }

    private static float Bar(float along, float across, float up) => Largest(new Vector3(along - 1, across - 0.26f, up - 0.26f));

    private static float FromAxis(Vector3 p) => new Vector2(p.X, p.Y).Length();

    private static float Largest(Vector3 v) => MathF.Max(v.X, MathF.Max(v.Y, v.Z));
}
