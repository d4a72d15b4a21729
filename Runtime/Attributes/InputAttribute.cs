using System;

namespace StaticNet;

/// <summary>
/// An input of the network, without the batch axis: <c>[Input(784)]</c>, or <c>[Input(28, 28, 1)]</c> for height, width, channels.
/// The first layer is one; others may stand anywhere before what reads them. Of several, the network's input vector holds one
/// after the other in source order.
/// </summary>
/// <param name="shape">1 to 4 sizes, each at least 1; channels last.</param>
public sealed class InputAttribute(params int[] shape) : LayerAttribute
{
    /// <summary>The sizes, channels last.</summary>
    public ReadOnlySpan<int> Shape => shape;
}
