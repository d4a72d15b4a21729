using System;

namespace StaticNet;

/// <summary>Tells the output's shape of a custom layer, an <see cref="ICustomLayer{T}"/>. Without it, it is the input's.</summary>
[AttributeUsage(AttributeTargets.Struct, Inherited = false)]
public sealed class CustomLayerAttribute : Attribute
{
    /// <summary>
    /// The output's sizes: 1 to 4, channels last, each at least 1 or one of <see cref="LayerSize"/>'s that begin with Input.
    /// Default: those of the input.
    /// </summary>
    public int[] OutputShape { get; set; } = [];
}
