namespace StaticNet.Generator.Layers;

/// <summary>Puts values where a MaxPooling2D found its maxima.</summary>
internal sealed class MaxUnpooling2DLayer() : MaxUnpoolingLayer("MaxUnpooling2D", 2);
