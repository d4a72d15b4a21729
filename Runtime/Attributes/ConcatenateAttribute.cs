using System;

namespace StaticNet;

/// <summary>Several layers' outputs one behind the other along an axis; the other axes are equal.</summary>
/// <param name="layers">The names of at least two layers.</param>
public sealed class ConcatenateAttribute(params string[] layers) : LayerAttribute
{
    /// <summary>The names of the layers, in order.</summary>
    public ReadOnlySpan<string> Layers => layers;

    /// <summary>
    /// The axis, counted from 1 as in Keras (whose axis 0 is the batch, along which nothing is joined), or from −1 at the end.
    /// Default: −1, the channels.
    /// </summary>
    public int Axis { get; set; } = -1;
}
