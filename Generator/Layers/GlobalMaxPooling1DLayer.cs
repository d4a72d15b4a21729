using StaticNet.Generator.Kernels;

namespace StaticNet.Generator.Layers;

/// <summary>The largest value of each channel over the whole sequence.</summary>
internal sealed class GlobalMaxPooling1DLayer() : GlobalPoolingLayer("GlobalMaxPooling1D", 1, PoolKind.Max);
