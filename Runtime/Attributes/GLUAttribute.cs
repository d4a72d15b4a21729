namespace StaticNet;

/// <summary>
/// Gated linear unit: the first half of the channels times the sigmoid of the second; half as many channels leave. (Dauphin et
/// al., 2017.)
/// </summary>
public sealed class GLUAttribute : LayerAttribute;
