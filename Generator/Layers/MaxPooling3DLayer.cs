namespace StaticNet.Generator.Layers;

/// <summary>The largest value of each window over a volume.</summary>
internal sealed class MaxPooling3DLayer() : MaxPoolingLayer("MaxPooling3D", 3);
