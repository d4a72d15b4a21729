namespace StaticNet.Generator.Layers;

/// <summary>Puts values where a MaxPooling3D found its maxima.</summary>
internal sealed class MaxUnpooling3DLayer() : MaxUnpoolingLayer("MaxUnpooling3D", 3);
