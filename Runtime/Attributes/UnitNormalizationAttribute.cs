namespace StaticNet;

/// <summary>Divides by the Euclidean length over the last axis (a length below 10⁻⁶ counts as that). The shape stays.</summary>
public sealed class UnitNormalizationAttribute : LayerAttribute;
