using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Kernels;

/// <summary>The maximum or mean of a window, per channel.</summary>
/// <param name="Label">The layer.</param>
/// <param name="Purpose">What it does.</param>
/// <param name="Kind">Which pooling.</param>
/// <param name="Out">The result.</param>
/// <param name="Source">What is pooled.</param>
/// <param name="Window">The window, along every axis but the channels. What lies outside the tensor does not take part.</param>
internal sealed record Pool(string Label, string Purpose, PoolKind Kind, int Out, int Source, EquatableArray<WindowAxis> Window)
    : Kernel(Label, Purpose)
{
    public override IEnumerable<int> Reads => [Source];

    public override IEnumerable<int> Writes => [Out];

    public override Kernel WithTensors(Func<int, int> map) => this with { Out = map(Out), Source = map(Source) };
}

/// <summary>The gradient of a <see cref="Pool"/>: to the first maximum of each window, or in equal shares.</summary>
/// <param name="Label">The layer.</param>
/// <param name="Purpose">What it does.</param>
/// <param name="Kind">Which pooling.</param>
/// <param name="Out">The gradient of the source.</param>
/// <param name="Gradient">The gradient of the pooled tensor.</param>
/// <param name="Source">What was pooled (read for maxima).</param>
/// <param name="Pooled">The result (read for maxima).</param>
/// <param name="Window">The window.</param>
/// <param name="Accumulate">Whether the gradient is added to what is there.</param>
internal sealed record PoolGradient(
    string Label, string Purpose, PoolKind Kind, int Out, int Gradient, int Source, int Pooled, EquatableArray<WindowAxis> Window, bool Accumulate)
    : Kernel(Label, Purpose)
{
    /// <summary>What a maximum's gradient goes through on its way; tensors in it have the pooled shape.</summary>
    public EquatableArray<Pointwise> Chain { get; init; } = [];

    /// <summary>Whether windows neither meet nor leave the tensor: every element is written at most once.</summary>
    public bool Disjoint => Window.All(static axis =>
        axis.PadBefore == 0 && axis.Stride >= axis.Extent && (((long)axis.Output - 1) * axis.Stride) + axis.Extent <= axis.Input);

    /// <summary>Whether windows that do not meet cover the whole tensor.</summary>
    public bool Covers => Window.All(static axis =>
        axis.Dilation == 1 && axis.Stride == axis.Size && (long)axis.Output * axis.Stride == axis.Input);

    public override IEnumerable<int> Reads =>
    [
        Gradient,
        .. Kind == PoolKind.Max ? (int[])[Source, Pooled] : [],
        .. ReadsOf(Chain),
        .. Accumulate ? (int[])[Out] : [],
    ];

    public override IEnumerable<int> Writes => [Out];

    public override Kernel WithTensors(Func<int, int> map) => this with
    {
        Out = map(Out), Gradient = map(Gradient), Source = map(Source), Pooled = map(Pooled), Chain = Chain.WithTensors(map),
    };
}

/// <summary>
/// The opposite of a maximum's <see cref="Pool"/>: each value goes to where the first maximum of its window was, all else is
/// zero. Where windows meet in one maximum, the last one's value stays. Maxima are found by comparing what was pooled with the
/// result, as <see cref="PoolGradient"/> does, so that both agree and no positions need to be kept.
/// </summary>
/// <param name="Label">The layer.</param>
/// <param name="Purpose">What it does.</param>
/// <param name="Out">The result, of the source's shape.</param>
/// <param name="Values">The values, of the pooled tensor's shape.</param>
/// <param name="Source">What was pooled.</param>
/// <param name="Pooled">Its maxima.</param>
/// <param name="Window">The pooling's window.</param>
internal sealed record Unpool(
    string Label, string Purpose, int Out, int Values, int Source, int Pooled, EquatableArray<WindowAxis> Window)
    : Kernel(Label, Purpose)
{
    public override IEnumerable<int> Reads => [Values, Source, Pooled];

    public override IEnumerable<int> Writes => [Out];

    public override Kernel WithTensors(Func<int, int> map) => this with
    {
        Out = map(Out), Values = map(Values), Source = map(Source), Pooled = map(Pooled),
    };
}

/// <summary>
/// The gradient of an <see cref="Unpool"/>: each value takes it from where it went. A value that another one has overwritten
/// has none; for that, windows that may meet are walked backwards, and what is taken is gone.
/// </summary>
/// <param name="Label">The layer.</param>
/// <param name="Purpose">What it does.</param>
/// <param name="Out">The gradient of the values.</param>
/// <param name="Gradient">The gradient of the result; used up where windows meet.</param>
/// <param name="Source">What was pooled.</param>
/// <param name="Pooled">Its maxima.</param>
/// <param name="Window">The pooling's window.</param>
/// <param name="Accumulate">Whether the gradient is added to what is there.</param>
internal sealed record UnpoolGradient(
    string Label, string Purpose, int Out, int Gradient, int Source, int Pooled, EquatableArray<WindowAxis> Window, bool Accumulate)
    : Kernel(Label, Purpose)
{
    /// <summary>Whether two windows may have an element in common.</summary>
    public bool Overlaps => Window.Any(static axis => axis.Stride < axis.Extent);

    public override IEnumerable<int> Reads => [Gradient, Source, Pooled, .. Accumulate ? (int[])[Out] : []];

    public override IEnumerable<int> Writes => Overlaps ? [Out, Gradient] : [Out];

    public override Kernel WithTensors(Func<int, int> map) => this with
    {
        Out = map(Out), Gradient = map(Gradient), Source = map(Source), Pooled = map(Pooled),
    };
}

internal enum PoolKind
{
    Max,

    /// <summary>Of what lies inside the tensor.</summary>
    Average,

    /// <summary>With the padding as zeros; what lies beyond it does not count.</summary>
    AverageWithPadding,
}
