namespace StaticNet;

/// <summary>The same values as a vector. Input of any shape, output [count], in memory order (channels fastest).</summary>
public sealed class FlattenAttribute : LayerAttribute;
