using System;

namespace StaticNet;

/// <summary>
/// Marks a class whose layer attributes are a block: layers that networks and other blocks take in by
/// <see cref="UseAttribute{TBlock}"/>, as often as they like. A block has no input and no output of its own: its first layer reads
/// what the layer before its use hands on, any layer of it may read the same under the name <c>input</c>, and its last layer is
/// what follows reads. Nothing is generated for the class; it need not be partial.
/// </summary>
/// <example>
/// <code>
/// [Block]
/// [Conv2D(16, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
/// [Conv2D(16, 3, Padding = Padding.Same, Name = "change")]
/// [Add("input", "change")]
/// public sealed class ResidualBlock;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BlockAttribute : Attribute;
