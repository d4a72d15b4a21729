using StaticNet.Generator.Kernels;

namespace StaticNet.Generator.Layers;

/// <summary>The largest value of each channel over the whole volume.</summary>
internal sealed class GlobalMaxPooling3DLayer() : GlobalPoolingLayer("GlobalMaxPooling3D", 3, PoolKind.Max);
