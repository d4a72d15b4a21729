using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Kernels;

/// <summary>A network as kernels, in the order in which they run.</summary>
/// <param name="Tensors">All tensors, by id.</param>
/// <param name="Prepare">Run when parameters have changed: folded factors (inference), transposed kernels (training).</param>
/// <param name="Forward">The way to the output.</param>
/// <param name="Backward">The way back; empty for inference.</param>
/// <param name="Inputs">The input tensors, in the caller's order.</param>
/// <param name="Outputs">The output tensors, in the caller's order.</param>
/// <param name="OutputGradients">The gradients that come in, one per output; none for inference.</param>
/// <param name="LogitGradients">
/// The gradients that may come in instead: for a single output that before its activation; else <paramref name="OutputGradients"/>.
/// </param>
/// <param name="InputGradients">The gradients that go out, one per input; none for inference.</param>
/// <param name="OutputActivationKernels">How many kernels at the start of the way back undo the output activation.</param>
internal sealed record KernelProgram(
    EquatableArray<Tensor> Tensors,
    EquatableArray<Kernel> Prepare,
    EquatableArray<Kernel> Forward,
    EquatableArray<Kernel> Backward,
    EquatableArray<int> Inputs,
    EquatableArray<int> Outputs,
    EquatableArray<int> OutputGradients,
    EquatableArray<int> LogitGradients,
    EquatableArray<int> InputGradients,
    int OutputActivationKernels)
{
    /// <summary>The function that those kernels undo, as far as losses may ask; linear where there are none.</summary>
    public ActivationKind OutputActivation { get; init; }

    /// <summary>Whether activities add to the loss.</summary>
    public bool HasPenalties => Forward.Any(static kernel => kernel is Penalty);

    /// <summary>Whether it records for the way back.</summary>
    public bool Training => OutputGradients.Count > 0;
}
