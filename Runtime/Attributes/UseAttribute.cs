namespace StaticNet;

/// <summary>
/// A block's layers in the place of this attribute, with parameters of their own wherever the block is used. Without a name the
/// use is called after the class (<c>residual_block</c>, <c>residual_block_1</c> ...). Its layers are <c>residual_block.conv2d</c>
/// and so on; the last one has the name of the use itself, by which other layers read the block's result.
/// </summary>
/// <typeparam name="TBlock">
/// A class marked with <see cref="BlockAttribute"/>, of this project or another one; not a static class, which C# does not take here.
/// </typeparam>
public sealed class UseAttribute<TBlock> : LayerAttribute
    where TBlock : class
{
    /// <summary>
    /// How many times the block follows itself, each time with parameters of its own: <c>residual_block.1.conv2d</c>,
    /// <c>residual_block.2.conv2d</c> ... 1 to 1000. Default: 1.
    /// </summary>
    public int Repeat { get; set; } = 1;
}
