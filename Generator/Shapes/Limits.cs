namespace StaticNet.Generator.Shapes;

/// <summary>
/// Sizes up to which every offset and every product of sizes that the later stages form fits an int. Sums over tensors and
/// samples, which may be larger, are formed in longs and held against <see cref="Arena"/>.
/// </summary>
internal static class Limits
{
    /// <summary>Elements of one tensor, padding and packing included: 2²⁸, 1 GiB of floats.</summary>
    public const long TensorElements = 1L << 28;

    /// <summary>Elements of all parameters, packing included.</summary>
    public const long Parameters = 1L << 28;

    /// <summary>Elements of all layers' outputs, for a sample or for the tile of samples that is asked for.</summary>
    public const long Activations = 1L << 28;

    /// <summary>
    /// Elements of one arena: what a pass holds at once, training included, or what is derived from parameters. 2³⁰, 4 GiB of
    /// floats; an array holds twice as many.
    /// </summary>
    public const long Arena = 1L << 30;

    /// <summary>The largest tile that can be asked for.</summary>
    public const int Tile = 256;

    /// <summary>How many times a block can follow itself.</summary>
    public const int Repeat = 1000;

    /// <summary>Layers that blocks can make of a network.</summary>
    public const int Layers = 10_000;

    /// <summary>Columns per block of packed parameters; as PackedLayout.Block in the runtime.</summary>
    public const int Block = 16;
}
