using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;

namespace StaticNet.Generator.Kernels;

/// <summary>A loop nest over tensors. Every kernel says what it reads and what it writes.</summary>
/// <param name="Label">The layer it serves, for method names and comments.</param>
/// <param name="Purpose">What it does there, in a word or two.</param>
internal abstract record Kernel(string Label, string Purpose)
{
    /// <summary>The tensors it reads; a tensor it adds to is among them.</summary>
    public abstract IEnumerable<int> Reads { get; }

    /// <summary>The tensors it writes.</summary>
    public abstract IEnumerable<int> Writes { get; }

    /// <summary>The same kernel over other tensors.</summary>
    /// <param name="map">From every tensor that it names, read or not, to the other; also asked for absent ones, which are negative.</param>
    public abstract Kernel WithTensors(Func<int, int> map);

    /// <summary>In which kind of pass it runs.</summary>
    public Phase Phase { get; init; } = Phase.Always;

    /// <summary>The tensors that a chain reads.</summary>
    protected static IEnumerable<int> ReadsOf(EquatableArray<Pointwise> chain) => chain.SelectMany(static step => step switch
    {
        Pointwise.AddChannel add => [add.Tensor],
        Pointwise.SubtractChannel subtract => [subtract.Tensor],
        Pointwise.MultiplyChannel multiply => [multiply.Tensor],
        Pointwise.AddTensor add => [add.Tensor],
        Pointwise.MultiplyTensor multiply => [multiply.Tensor],
        Pointwise.MultiplyCentered centered => [centered.Tensor, centered.Center],
        Pointwise.AddCentered centered => [centered.Tensor, centered.Center, centered.Factor],
        Pointwise.MultiplyGradient gradient => [gradient.Tensor],
        _ => (int[])[],
    });
}

/// <summary>When a kernel of the training program runs.</summary>
internal enum Phase
{
    /// <summary>In every pass.</summary>
    Always,

    /// <summary>Where the context trains.</summary>
    Training,

    /// <summary>Where the context evaluates.</summary>
    Evaluation,
}

/// <summary>out[i] (+)= chain(source[i]).</summary>
internal sealed record Map(string Label, string Purpose, int Out, int Source, EquatableArray<Pointwise> Chain, bool Accumulate = false)
    : Kernel(Label, Purpose)
{
    public override IEnumerable<int> Reads => [Source, .. ReadsOf(Chain), .. Accumulate ? (int[])[Out] : []];

    public override IEnumerable<int> Writes => [Out];

    public override Kernel WithTensors(Func<int, int> map) => this with { Out = map(Out), Source = map(Source), Chain = Chain.WithTensors(map) };
}

/// <summary>out[c] (+)= Σ chain(source[i]) over samples and all axes but the last.</summary>
internal sealed record Reduce(string Label, string Purpose, int Out, int Source, EquatableArray<Pointwise> Chain, bool Accumulate)
    : Kernel(Label, Purpose)
{
    public override IEnumerable<int> Reads => [Source, .. ReadsOf(Chain), .. Accumulate ? (int[])[Out] : []];

    public override IEnumerable<int> Writes => [Out];

    public override Kernel WithTensors(Func<int, int> map) => this with { Out = map(Out), Source = map(Source), Chain = Chain.WithTensors(map) };
}

/// <summary>The same elements under another shape; free where both lie without gaps, a copy otherwise.</summary>
internal sealed record Reshape(string Label, string Purpose, int Out, int Source)
    : Kernel(Label, Purpose)
{
    public override IEnumerable<int> Reads => [Source];

    public override IEnumerable<int> Writes => [Out];

    public override Kernel WithTensors(Func<int, int> map) => this with { Out = map(Out), Source = map(Source) };
}

/// <summary>All zeros.</summary>
internal sealed record Fill(string Label, string Purpose, int Out)
    : Kernel(Label, Purpose)
{
    public override IEnumerable<int> Reads => [];

    public override IEnumerable<int> Writes => [Out];

    public override Kernel WithTensors(Func<int, int> map) => this with { Out = map(Out) };
}

/// <summary>A routine of the runtime library, called with references to tensors.</summary>
/// <param name="Label">The layer.</param>
/// <param name="Purpose">What it does.</param>
/// <param name="Routine">Which.</param>
/// <param name="Inputs">What it reads.</param>
/// <param name="Outputs">What it writes.</param>
/// <param name="Number">A number it takes, where it takes one.</param>
/// <param name="Number2">A second one.</param>
internal sealed record Call(
    string Label,
    string Purpose,
    Routine Routine,
    EquatableArray<int> Inputs,
    EquatableArray<int> Outputs,
    double Number = 0,
    int Number2 = 0)
    : Kernel(Label, Purpose)
{
    /// <summary>Whether it draws random numbers: then it takes the seed and the sample's number.</summary>
    public bool IsRandom => Routine is Routine.DropoutMask or Routine.GaussianNoise;

    public override IEnumerable<int> Reads => Inputs.Where(static tensor => tensor >= 0);

    public override IEnumerable<int> Writes => Outputs.Where(static tensor => tensor >= 0);

    public override Kernel WithTensors(Func<int, int> map) =>
        this with { Inputs = Inputs.Select(map).ToEquatableArray(), Outputs = Outputs.Select(map).ToEquatableArray() };
}

/// <summary>The routines that <see cref="Call"/> knows; each is a method of StaticNet.Numerics.</summary>
internal enum Routine
{
    /// <summary>(x) → y, per row of the last axis.</summary>
    SoftmaxForward,

    /// <summary>(x) → y, per row of the last axis, of whose row i the first i + 1 elements count (causal attention); 0 behind them.</summary>
    CausalSoftmaxForward,

    /// <summary>(y, dy) → dx, per row of the last axis.</summary>
    SoftmaxBackward,

    /// <summary>(x) → y, per row of the last axis.</summary>
    LogSoftmaxForward,

    /// <summary>(y, dy) → dx, per row of the last axis.</summary>
    LogSoftmaxBackward,

    /// <summary>() → mask; number: the rate, number 2: the layer's stream.</summary>
    DropoutMask,

    /// <summary>() → normal numbers of mean 0; number: the standard deviation, number 2: the layer's stream.</summary>
    GaussianNoise,

    /// <summary>(sum) → mean; number 2: elements per sample and channel.</summary>
    BatchMean,

    /// <summary>(square sum, mean, gamma?, beta?) → (scale, shift, rstd, moving mean sum, moving variance sum); number: ε.</summary>
    BatchScale,

    /// <summary>(gamma?, beta?, moving mean, moving variance) → (scale, shift); number: ε.</summary>
    MovingScale,

    /// <summary>(Σdy, Σdy·(x−mean), rstd, scale) → (dβ?, dγ?, offset, factor).</summary>
    BatchGradient,

    /// <summary>(kernel of one column) → the column, row by row.</summary>
    Column,

    /// <summary>(3×3 kernel) → the kernel as the 16 matrices of F(2×2, 3×3).</summary>
    WinogradKernel,

    /// <summary>(kernel) → the kernel packed by input channels, taps reversed.</summary>
    Transpose,

    /// <summary>(kernel) → the kernel packed by its last taps with their input channels.</summary>
    TransposeWindows,
}
