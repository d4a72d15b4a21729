using System;

namespace StaticNet;

/// <summary>The same values in another shape, in row-major order: <c>[Reshape(7, 7, -1)]</c>.</summary>
/// <param name="shape">1 to 4 sizes with the input's number of elements; one may be −1 and follows from the others.</param>
public sealed class ReshapeAttribute(params int[] shape) : LayerAttribute
{
    /// <summary>The sizes.</summary>
    public ReadOnlySpan<int> Shape => shape;
}
