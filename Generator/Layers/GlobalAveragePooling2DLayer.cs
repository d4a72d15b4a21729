using StaticNet.Generator.Kernels;

namespace StaticNet.Generator.Layers;

/// <summary>The mean of each channel over the whole image.</summary>
internal sealed class GlobalAveragePooling2DLayer() : GlobalPoolingLayer("GlobalAveragePooling2D", 2, PoolKind.Average);
