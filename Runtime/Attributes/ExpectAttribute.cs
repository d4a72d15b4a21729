using System;

namespace StaticNet;

/// <summary>
/// An assertion, and not a layer: the layer before it (or the one that <see cref="LayerAttribute.From"/> names) makes this shape.
/// It may stand anywhere among the layers of a network or block; where it does not hold, it is an error that tells the shape
/// there is. It makes no code, and the layer after it reads what it would read without it. In a block that is applied to steps one by
/// one it tells the shape of one step.
/// </summary>
/// <example>
/// <code>
/// [Conv2D(32, 3)]
/// [Expect(26, 26, 32)]
/// </code>
/// </example>
/// <param name="shape">The sizes, without the batch axis; channels last.</param>
public sealed class ExpectAttribute(params int[] shape) : LayerAttribute
{
    /// <summary>The sizes, channels last.</summary>
    public ReadOnlySpan<int> Shape => shape;
}
