using System;

namespace StaticNet;

/// <summary>
/// The mean of several layers' outputs. Shapes are aligned at their last axes and equal there, but that an axis of size 1, or one
/// that is missing in front, is repeated.
/// </summary>
/// <param name="layers">The names of at least two layers.</param>
public sealed class AverageAttribute(params string[] layers) : LayerAttribute
{
    /// <summary>The names of the layers.</summary>
    public ReadOnlySpan<string> Layers => layers;
}
