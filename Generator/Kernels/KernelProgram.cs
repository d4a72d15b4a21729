using StaticNet.Generator.Common;

namespace StaticNet.Generator.Kernels;

/// <summary>A network as kernels, in the order in which they run.</summary>
/// <param name="Tensors">All tensors, by id.</param>
/// <param name="Prepare">Run when parameters have changed: folded factors (inference), transposed kernels (training).</param>
/// <param name="Forward">The way to the output.</param>
/// <param name="Backward">The way back; empty for inference.</param>
/// <param name="Input">The input tensor.</param>
/// <param name="Output">The output tensor.</param>
/// <param name="OutputGradient">The gradient that comes in, or -1.</param>
/// <param name="LogitGradient">The gradient before the output activation, or -1.</param>
/// <param name="InputGradient">The gradient that goes out, or -1.</param>
/// <param name="OutputActivationKernels">How many kernels at the start of the way back undo the output activation.</param>
internal sealed record KernelProgram(
    EquatableArray<Tensor> Tensors,
    EquatableArray<Kernel> Prepare,
    EquatableArray<Kernel> Forward,
    EquatableArray<Kernel> Backward,
    int Input,
    int Output,
    int OutputGradient,
    int LogitGradient,
    int InputGradient,
    int OutputActivationKernels)
{
    /// <summary>Whether it records for the way back.</summary>
    public bool Training => OutputGradient >= 0;
}
