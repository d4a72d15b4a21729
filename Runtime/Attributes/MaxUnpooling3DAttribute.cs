namespace StaticNet;

/// <summary>
/// The opposite of a <see cref="MaxPooling3DAttribute"/> layer: each value goes to where that layer found the maximum of its
/// window, the first one where values are equal; all else is 0. Where windows share a maximum, the last one's value stays.
/// Input [depth, height, width, channels] as that layer's output, output as that layer's input.
/// </summary>
/// <param name="poolingLayer">The name of the pooling layer, which comes earlier.</param>
public sealed class MaxUnpooling3DAttribute(string poolingLayer) : LayerAttribute
{
    /// <summary>The name of the pooling layer.</summary>
    public string PoolingLayer => poolingLayer;
}
