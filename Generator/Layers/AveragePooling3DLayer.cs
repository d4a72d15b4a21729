namespace StaticNet.Generator.Layers;

/// <summary>The mean of each window over a volume.</summary>
internal sealed class AveragePooling3DLayer() : AveragePoolingLayer("AveragePooling3D", 3);
