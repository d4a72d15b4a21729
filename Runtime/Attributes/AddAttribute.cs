using System;

namespace StaticNet;

/// <summary>The sum of several layers' outputs, which all have the same shape.</summary>
/// <param name="layers">The names of at least two layers.</param>
public sealed class AddAttribute(params string[] layers) : LayerAttribute
{
    /// <summary>The names of the layers to add.</summary>
    public ReadOnlySpan<string> Layers => layers;
}
