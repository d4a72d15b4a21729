namespace StaticNet.Generator.Layers;

/// <summary>The mean of each window over a sequence.</summary>
internal sealed class AveragePooling1DLayer() : AveragePoolingLayer("AveragePooling1D", 1);
