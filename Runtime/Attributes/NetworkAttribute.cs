using System;

namespace StaticNet;

/// <summary>
/// Marks a partial class as a network. The layer attributes of the same declaration, in source order, are its
/// layers; the generator adds the constructor, <c>Forward</c>, <c>Backward</c>, parameters, saving and loading.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>The element type of parameters, inputs and outputs. Default: <see cref="Precision.Single"/>.</summary>
    public Precision Precision { get; set; }

    /// <summary>
    /// How many samples training pushes through each layer at once, 1 to 256; 0 (the default) lets the compiler choose.
    /// Batch normalisation takes its statistics over one such tile.
    /// </summary>
    public int Tile { get; set; }

    /// <summary>
    /// Whether inference of one sample may compute 3×3 convolutions by steps of 1 with Winograd's algorithm, where that is faster:
    /// 2.25 times fewer multiplications, results that differ from the direct sum's by rounding (a few units in the sixth digit
    /// of single precision), and more memory. Default: <see langword="true"/>.
    /// </summary>
    public bool Winograd { get; set; } = true;
}
