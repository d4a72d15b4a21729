using StaticNet;

namespace CustomLayer;

/// <summary>On which of two spirals a point of the plane lies, by a layer of this project and one of the library.</summary>
[Network]
[Input(2)]
[Custom<RadialBasis<float>>(OutputShape = new[] { 32 })]
[Dense(1, Activation = Activation.Sigmoid)]
public sealed partial class SpiralNet;
