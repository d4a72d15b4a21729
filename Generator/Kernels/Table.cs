using System;
using System.Collections.Generic;
using StaticNet.Generator.Common;

namespace StaticNet.Generator.Kernels;

/// <summary>Given numbers as a vector that every sample has.</summary>
/// <param name="Label">The layer.</param>
/// <param name="Purpose">What they are.</param>
/// <param name="Out">The vector.</param>
/// <param name="Values">One per element.</param>
internal sealed record Table(string Label, string Purpose, int Out, EquatableArray<double> Values)
    : Kernel(Label, Purpose)
{
    public override IEnumerable<int> Reads => [];

    public override IEnumerable<int> Writes => [Out];

    public override Kernel WithTensors(Func<int, int> map) => this with { Out = map(Out) };
}
