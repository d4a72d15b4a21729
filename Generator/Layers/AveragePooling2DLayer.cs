namespace StaticNet.Generator.Layers;

/// <summary>The mean of each window over an image.</summary>
internal sealed class AveragePooling2DLayer() : AveragePoolingLayer("AveragePooling2D", 2);
