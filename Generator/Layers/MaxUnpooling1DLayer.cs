namespace StaticNet.Generator.Layers;

/// <summary>Puts values where a MaxPooling1D found its maxima.</summary>
internal sealed class MaxUnpooling1DLayer() : MaxUnpoolingLayer("MaxUnpooling1D", 1);
