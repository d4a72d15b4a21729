using StaticNet.Generator.Kernels;

namespace StaticNet.Generator.Layers;

/// <summary>The mean of each channel over the whole volume.</summary>
internal sealed class GlobalAveragePooling3DLayer() : GlobalPoolingLayer("GlobalAveragePooling3D", 3, PoolKind.Average);
