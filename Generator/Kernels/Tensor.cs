using System.Linq;
using StaticNet.Generator.Common;

namespace StaticNet.Generator.Kernels;

/// <summary>What a tensor holds, which decides where it lives.</summary>
internal enum TensorRole
{
    /// <summary>The network's input, one per sample.</summary>
    Input,

    /// <summary>A layer's output or intermediate, one per sample.</summary>
    Activation,

    /// <summary>The gradient of an activation, one per sample.</summary>
    Gradient,

    /// <summary>A parameter.</summary>
    Parameter,

    /// <summary>The gradient of a parameter, summed over samples.</summary>
    ParameterGradient,

    /// <summary>A vector shared by the samples of a pass: statistics, folded factors.</summary>
    Channel,

    /// <summary>Derived from parameters alone; kept between inferences.</summary>
    Prepared,

    /// <summary>What a network remembers between the steps of a sequence.</summary>
    State,

    /// <summary>A kernel packed by its input channels, for input gradients; kept until the parameters change.</summary>
    Transposed,
}

/// <summary>A named array.</summary>
/// <param name="Id">Its position in the program's tensor list.</param>
/// <param name="Name">For generated constants and comments.</param>
/// <param name="Dimensions">
/// Sizes, channels last, without the batch axis. Kernels: [groups, taps..., input channels, output channels], both channel
/// axes per group.
/// </param>
/// <param name="Role">What it holds.</param>
/// <param name="Parameter">For parameters and what mirrors them: the parameter's position in the table.</param>
internal sealed record Tensor(int Id, string Name, EquatableArray<int> Dimensions, TensorRole Role, int Parameter = -1)
{
    /// <summary>
    /// A parameter whose elements simply follow each other in memory, whatever its rank: for loop nests, which address every
    /// axis. Kernels of contractions lie in blocks of 16 columns instead.
    /// </summary>
    public bool Flat { get; init; }

    /// <summary>What it is a slice of, inside a <see cref="Scan"/>; null for a tensor of its own.</summary>
    public TensorView? View { get; init; }

    /// <summary>Whether every sample has its own.</summary>
    public bool PerSample => Role is TensorRole.Input or TensorRole.Activation or TensorRole.Gradient;

    /// <summary>Whether it is a kernel in blocks of 16 columns.</summary>
    public bool Blocked => (Role is TensorRole.Parameter or TensorRole.ParameterGradient or TensorRole.Transposed or TensorRole.Prepared) && Dimensions.Count > 1 && !Flat;

    public int Channels => Dimensions[Dimensions.Count - 1];

    public int Count => Dimensions.Aggregate(1, static (product, size) => product * size);
}

/// <summary>The slice of a tensor along its first axis at a scan's current step.</summary>
/// <param name="Parent">The tensor.</param>
/// <param name="Shift">How far from the current step.</param>
internal sealed record TensorView(int Parent, int Shift);
