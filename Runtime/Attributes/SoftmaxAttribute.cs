namespace StaticNet;

/// <summary>
/// eˣ divided by its sum over the last axis, so that each row adds up to 1. The shape stays. For another axis put
/// <c>[Permute]</c> before and after it.
/// </summary>
public sealed class SoftmaxAttribute : LayerAttribute;
