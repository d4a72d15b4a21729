namespace StaticNet.Generator.Layers;

/// <summary>The largest value of each window over an image.</summary>
internal sealed class MaxPooling2DLayer() : MaxPoolingLayer("MaxPooling2D", 2);
