using StaticNet;

namespace CustomLayer;

/// <summary>The layer between others, in double: what <see cref="GradientCheck"/> and the unit test take.</summary>
[Network(Precision = Precision.Double)]
[Input(3)]
[Dense(2, Activation = Activation.Tanh)]
[Custom<RadialBasis<double>>(OutputShape = new[] { 5 })]
[Dense(2)]
public sealed partial class RadialBasisCheck;
