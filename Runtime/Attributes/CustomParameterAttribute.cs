using System;

namespace StaticNet;

/// <summary>
/// A trainable parameter of a custom layer, an <see cref="ICustomLayer{T}"/>, which finds it by its position: the first of the
/// struct's attributes is <c>pass.Parameter(0)</c>. All of them stand on one part of the struct.
/// </summary>
/// <param name="name">Its name within the layer, under which it is saved; no other parameter of the layer has it.</param>
/// <param name="shape">
/// Its sizes, each at least 1 or one of <see cref="LayerSize"/>'s; none for a single number, which has shape [1].
/// </param>
[AttributeUsage(AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class CustomParameterAttribute(string name, params int[] shape) : Attribute
{
    /// <summary>Its name within the layer.</summary>
    public string Name { get; } = name;

    /// <summary>Its sizes; negative ones are those of <see cref="LayerSize"/>.</summary>
    public ReadOnlySpan<int> Shape => shape;

    /// <summary>Default: <see cref="Initializer.GlorotUniform"/>.</summary>
    public Initializer Initializer { get; set; } = Initializer.GlorotUniform;

    /// <summary>The value for <see cref="Initializer.Constant"/>.</summary>
    public double InitializerValue { get; set; }
}
