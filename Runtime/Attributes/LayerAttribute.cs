using System;

namespace StaticNet;

/// <summary>A layer of the network that the class declares. Layers run in source order.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class LayerAttribute : Attribute
{
    /// <summary>
    /// The layer's name, by which others refer to it and under which its parameters are saved. Default: Keras' automatic
    /// name (<c>conv2d</c>, <c>conv2d_1</c>, <c>dense</c> ...).
    /// </summary>
    public string? Name { get; set; }

    /// <summary>The name of the layer whose output this one reads. Default: the layer before it.</summary>
    public string? From { get; set; }

    /// <summary>
    /// Whether the layer is applied to every step by itself, as by Keras' <c>TimeDistributed</c>: the first axis of what it reads
    /// counts steps, [steps, ...], and so does that of what it makes; all steps share its parameters, and each has random numbers
    /// of its own. On <see cref="UseAttribute{TBlock}"/> it holds for all layers of the block. Not for inputs, recurrent layers,
    /// batch normalisation and <see cref="NormalizationAttribute"/>. Default: false.
    /// </summary>
    public bool TimeDistributed { get; set; }
}
