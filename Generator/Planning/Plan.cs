using StaticNet.Generator.Common;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Planning;

/// <summary>Everything decided: what the emitter writes down.</summary>
/// <param name="Model">The network.</param>
/// <param name="Parameters">Where its parameters lie.</param>
/// <param name="Tile">Samples that training runs through a layer at once.</param>
/// <param name="Inference">One sample, forward.</param>
/// <param name="Training">A tile of samples, forward and backward.</param>
/// <param name="Streaming">One step of a sequence, forward; null where the network does not run step by step.</param>
internal sealed record NetworkPlan(
    NetworkModel Model, ParameterTable Parameters, int Tile, ProgramPlan Inference, ProgramPlan Training, StreamingPlan? Streaming)
{
    /// <summary>Whether the arenas are within their limit; otherwise the plan must not be written.</summary>
    public bool Fits => Inference.Fits && Training.Fits && (Streaming?.Program.Fits ?? true);
}

/// <summary>The program of one step, and the model that it was made from.</summary>
internal sealed record StreamingPlan(NetworkModel Model, ProgramPlan Program);

/// <summary>A program and where its tensors lie.</summary>
/// <param name="Program">The kernels, fused.</param>
/// <param name="Placements">By tensor.</param>
/// <param name="Samples">Samples that the arena holds.</param>
/// <param name="ArenaSize">Elements of the activation arena.</param>
/// <param name="PreparedSize">Elements of what is derived from parameters.</param>
/// <param name="ForInputGradient">By backward kernel: whether only the gradient of the network's input needs it.</param>
/// <param name="StateSize">Elements of what is carried from step to step.</param>
internal sealed record ProgramPlan(
    KernelProgram Program,
    EquatableArray<Placement> Placements,
    int Samples,
    long ArenaSize,
    long PreparedSize,
    EquatableArray<bool> ForInputGradient,
    long StateSize)
{
    /// <summary>Elements of the largest of its arenas.</summary>
    public long LargestArena => System.Math.Max(ArenaSize, System.Math.Max(PreparedSize, StateSize));

    /// <summary>Whether every offset is what it should be; otherwise the plan must not be written.</summary>
    public bool Fits => LargestArena <= Limits.Arena;

    /// <summary>Whether passes have as many samples as the caller says, up to a tile; otherwise there is one.</summary>
    public bool Batched => Program.Training;
}

/// <summary>Where a tensor lies.</summary>
/// <param name="Arena">In which block of memory.</param>
/// <param name="Offset">From its start, in elements; a multiple of 16.</param>
/// <param name="Layout">From there.</param>
/// <param name="SampleStride">From one sample to the next; 0 where samples share it.</param>
internal sealed record Placement(Arena Arena, int Offset, TensorLayout Layout, int SampleStride);

/// <summary>The blocks of memory.</summary>
internal enum Arena
{
    /// <summary>Not placed: nothing reads or writes it.</summary>
    None,

    /// <summary>The caller's input, read where it is.</summary>
    Caller,

    /// <summary>Activations, their gradients and what a pass shares.</summary>
    Activations,

    /// <summary>Parameters.</summary>
    Parameters,

    /// <summary>Parameter gradients, laid out as the parameters.</summary>
    Gradients,

    /// <summary>Derived from parameters, kept until they change.</summary>
    Prepared,

    /// <summary>Carried from step to step.</summary>
    State,
}
