using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;

namespace StaticNet.Generator.Shapes;

/// <summary>A network whose shapes are known: what the later stages compile.</summary>
/// <param name="Declaration">What it was made from, with the layers of blocks in the place of each [Use].</param>
/// <param name="Nodes">
/// The layers in order; [Output] is not a node. After an error the nodes up to it are kept, and those after it as far as
/// their shape can be known.
/// </param>
/// <param name="Inputs">The input nodes, in source order.</param>
/// <param name="Outputs">The nodes whose outputs are the network's, each once, in the order of [Output]; without any the last one.</param>
/// <param name="Errors">What is wrong. Where it is not empty the network cannot be compiled.</param>
internal sealed record NetworkModel(
    NetworkDeclaration Declaration,
    EquatableArray<Node> Nodes,
    EquatableArray<int> Inputs,
    EquatableArray<int> Outputs,
    EquatableArray<ShapeError> Errors)
{
    /// <summary>Whether one sample goes in or comes out in several parts.</summary>
    public bool HasSeveralPorts => Inputs.Count + Outputs.Count > 2;

    /// <summary>The shape of what goes in: the only input's, or a vector of all inputs' elements.</summary>
    public Shape InputShape => Joined(Inputs);

    /// <summary>The shape of what comes out: the only output's, or a vector of all outputs' elements.</summary>
    public Shape OutputShape => Joined(Outputs);

    private Shape Joined(EquatableArray<int> nodes) =>
        nodes.Count == 1 ? Nodes[nodes[0]].Output : new Shape(nodes.Sum(node => Nodes[node].Output.ElementCount));
}

/// <summary>A layer with its shapes.</summary>
/// <param name="Index">Its position among the nodes.</param>
/// <param name="Layer">Its position among the declaration's attributes.</param>
/// <param name="Name">Given, or Keras' automatic name.</param>
/// <param name="Declaration">The attribute.</param>
/// <param name="Inputs">The nodes it reads.</param>
/// <param name="Output">The shape it makes.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="MultiplyAdds">Multiply-adds of one sample, for the summary.</param>
internal sealed record Node(
    int Index,
    int Layer,
    string Name,
    LayerDeclaration Declaration,
    EquatableArray<int> Inputs,
    Shape Output,
    EquatableArray<Parameter> Parameters,
    long MultiplyAdds)
{
    public string Kind => Declaration.Kind;

    /// <summary>How many steps it is applied to, one by one; 0 where it takes all that arrives at once.</summary>
    public int Steps => Declaration.IsTimeDistributed ? Output[0] : 0;

    /// <summary>As it looks to a layer that sees one step.</summary>
    public Node OneStep => this with { Output = Output.Step };
}

/// <summary>A parameter of a layer.</summary>
/// <param name="Name">Within the layer: <c>kernel</c>.</param>
/// <param name="Shape">In Keras layout.</param>
/// <param name="Groups">Column groups of the packing (grouped convolution); 1 otherwise.</param>
/// <param name="Trainable">False for running statistics.</param>
/// <param name="Initializer">How it starts.</param>
/// <param name="InitializerValue">For a constant.</param>
/// <param name="FanIn">For variance scaling.</param>
/// <param name="FanOut">For variance scaling.</param>
internal sealed record Parameter(
    string Name,
    Shape Shape,
    int Groups,
    bool Trainable,
    InitializerKind Initializer,
    double InitializerValue,
    int FanIn,
    int FanOut)
{
    /// <summary>Whether its elements follow each other in memory; otherwise columns are packed in blocks, for contractions.</summary>
    public bool Flat { get; init; }

    /// <summary>What training does to it beside the loss's gradient; null for nothing.</summary>
    public ParameterRule? Rule { get; init; }

    /// <summary>
    /// The shape as which kernels see it, where that is not the one in which it is saved; both have the same elements in the
    /// same row-major order.
    /// </summary>
    public Shape? Viewed { get; init; }

    /// <summary>Rows of the packing: a flat parameter is one row.</summary>
    public int Rows => Flat ? 1 : Kernel.ElementCount / Kernel.Channels;

    /// <summary>Columns of the packing.</summary>
    public int Columns => Flat ? Shape.ElementCount : Kernel.Channels;

    /// <summary>The shape as which kernels see it.</summary>
    public Shape Kernel => Viewed ?? Shape;
}

/// <summary>What training adds to the loss for a parameter, and what it holds it to.</summary>
/// <param name="L1">The factor of Σ |w|.</param>
/// <param name="L2">The factor of Σ w².</param>
/// <param name="Constraint">What it is held to after every step.</param>
/// <param name="MaxNorm">The limit of a norm.</param>
/// <param name="NormAxes">The axes over which the norm is taken; null for all but the last.</param>
internal sealed record ParameterRule(double L1, double L2, ConstraintKind Constraint, double MaxNorm, EquatableArray<int>? NormAxes = null);

/// <summary>Mirrors StaticNet.Constraint; a test holds the two together.</summary>
internal enum ConstraintKind
{
    None = 0,
    NonNegative = 1,
    MaxNorm = 2,
}

/// <summary>Mirrors StaticNet.Initializer; a test holds the two together.</summary>
internal enum InitializerKind
{
    GlorotUniform = 0,
    GlorotNormal = 1,
    HeUniform = 2,
    HeNormal = 3,
    Zeros = 4,
    Ones = 5,
    Constant = 6,
    Orthogonal = 7,
    UnitForgetGate = 8,
    RandomUniform = 9,
    RandomNormal = 10,
    LecunUniform = 11,
    LecunNormal = 12,
    Sinusoidal = 13,
}

/// <summary>Mirrors StaticNet.Activation; a test holds the two together.</summary>
internal enum ActivationKind
{
    Linear = 0,
    ReLU = 1,
    LeakyReLU = 2,
    ReLU6 = 3,
    ELU = 4,
    Sigmoid = 5,
    Tanh = 6,
    Softmax = 7,
    Softplus = 8,
    SiLU = 9,
    GELU = 10,
    SELU = 11,
    CELU = 12,
    GELUTanh = 13,
    HardSigmoid = 14,
    HardSiLU = 15,
    HardTanh = 16,
    Mish = 17,
    Softsign = 18,
    LogSoftmax = 19,
    Exponential = 20,
    LogSigmoid = 21,
    ThresholdedReLU = 22,
    SoftShrink = 23,
    HardShrink = 24,
    TanhShrink = 25,
}

/// <summary>Mirrors StaticNet.Padding; a test holds the two together.</summary>
internal enum PaddingKind
{
    Valid = 0,
    Same = 1,
    Causal = 2,
}

/// <summary>Mirrors StaticNet.BidirectionalMerge; a test holds the two together.</summary>
internal enum MergeKind
{
    None = 0,
    Concat = 1,
    Sum = 2,
    Mul = 3,
    Ave = 4,
}

/// <summary>Mirrors StaticNet.PadMode; a test holds the two together.</summary>
internal enum PadModeKind
{
    Constant = 0,
    Reflect = 1,
    Edge = 2,
}

/// <summary>Mirrors StaticNet.Interpolation; a test holds the two together.</summary>
internal enum InterpolationKind
{
    Nearest = 0,
    Bilinear = 1,
    Bicubic = 2,
}
