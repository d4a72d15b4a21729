using System;
using System.Collections.Generic;

namespace StaticNet.Generator.Kernels;

/// <summary>loss += L1 · Σ |source[i]| + L2 · Σ source[i]².</summary>
internal sealed record Penalty(string Label, string Purpose, int Source, double L1, double L2)
    : Kernel(Label, Purpose)
{
    public override IEnumerable<int> Reads => [Source];

    public override IEnumerable<int> Writes => [];

    public override Kernel WithTensors(Func<int, int> map) => this with { Source = map(Source) };
}

/// <summary>out[i] += scale · (L1 · sign source[i] + 2 · L2 · source[i]), the scale being that of the loss's gradients.</summary>
internal sealed record PenaltyGradient(string Label, string Purpose, int Out, int Source, double L1, double L2)
    : Kernel(Label, Purpose)
{
    public override IEnumerable<int> Reads => [Source, Out];

    public override IEnumerable<int> Writes => [Out];

    public override Kernel WithTensors(Func<int, int> map) => this with { Out = map(Out), Source = map(Source) };
}
