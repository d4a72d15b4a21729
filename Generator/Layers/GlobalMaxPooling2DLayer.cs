using StaticNet.Generator.Kernels;

namespace StaticNet.Generator.Layers;

/// <summary>The largest value of each channel over the whole image.</summary>
internal sealed class GlobalMaxPooling2DLayer() : GlobalPoolingLayer("GlobalMaxPooling2D", 2, PoolKind.Max);
