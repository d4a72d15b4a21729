using System.Collections.Generic;

namespace StaticNet;

/// <summary>A parameter: its name, its Keras shape, where it lies and how it starts.</summary>
/// <param name="Name">Layer and parameter, such as <c>conv2d/kernel</c>.</param>
/// <param name="Shape">The shape in which it is read, written and saved.</param>
/// <param name="Offset">Its first element in the arena; a multiple of 16.</param>
/// <param name="Layout">Where its elements lie from there.</param>
/// <param name="Trainable">False for running statistics.</param>
/// <param name="Initializer">How it starts.</param>
/// <param name="InitializerValue">The value for <see cref="Initializer.Constant"/>, and that of the other gates for <see cref="Initializer.UnitForgetGate"/>.</param>
/// <param name="FanIn">Inputs that reach one output, for the variance-scaling initialisers.</param>
/// <param name="FanOut">Outputs that one input reaches.</param>
/// <param name="L1">Training adds L1 · Σ |w| to the loss. At least 0. Default: 0.</param>
/// <param name="L2">Training adds L2 · Σ w² to the loss. At least 0. Default: 0.</param>
/// <param name="Constraint">What training holds it to after every step. Default: none.</param>
/// <param name="ConstraintLimit">The limit of <see cref="Constraint.MaxNorm"/>, at least 0.</param>
/// <param name="ConstraintAxes">
/// The axes of <paramref name="Shape"/> over which <see cref="Constraint.MaxNorm"/> takes a norm, ascending; along the last one only within
/// a group of the layout. Default (null): all but the last, or the only one.
/// </param>
public sealed record ParameterInfo(
    string Name,
    IReadOnlyList<int> Shape,
    int Offset,
    PackedLayout Layout,
    bool Trainable,
    Initializer Initializer,
    double InitializerValue,
    int FanIn,
    int FanOut,
    double L1 = 0,
    double L2 = 0,
    Constraint Constraint = Constraint.None,
    double ConstraintLimit = 0,
    IReadOnlyList<int>? ConstraintAxes = null);
