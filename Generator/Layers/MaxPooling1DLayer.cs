namespace StaticNet.Generator.Layers;

/// <summary>The largest value of each window over a sequence.</summary>
internal sealed class MaxPooling1DLayer() : MaxPoolingLayer("MaxPooling1D", 1);
