using StaticNet.Generator.Kernels;

namespace StaticNet.Generator.Layers;

/// <summary>The mean of each channel over the whole sequence.</summary>
internal sealed class GlobalAveragePooling1DLayer() : GlobalPoolingLayer("GlobalAveragePooling1D", 1, PoolKind.Average);
