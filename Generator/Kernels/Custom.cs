using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;

namespace StaticNet.Generator.Kernels;

/// <summary>
/// A custom layer's method, called for one sample after the other. The tensors lie without borders
/// (<see cref="Planning.DenseOperands"/>): it takes them as spans.
/// </summary>
/// <param name="Label">The layer.</param>
/// <param name="Purpose">What it does.</param>
/// <param name="Struct">The struct, as generated code writes it.</param>
/// <param name="Inputs">Forward: x. Backward: x, y, dy.</param>
/// <param name="Output">Forward: y. Backward: dx.</param>
/// <param name="Parameters">Its parameters, one behind the other in their arena.</param>
/// <param name="Gradients">Their gradients, to be added to; none forward.</param>
internal sealed record Custom(
    string Label,
    string Purpose,
    string Struct,
    EquatableArray<int> Inputs,
    int Output,
    EquatableArray<int> Parameters,
    EquatableArray<int> Gradients)
    : Kernel(Label, Purpose)
{
    /// <summary>How many steps along the first axis it takes one by one; 0 where it takes the sample as one.</summary>
    public int Steps { get; init; }

    public bool IsBackward => Inputs.Count > 1;

    public override IEnumerable<int> Reads => [.. Inputs, .. Parameters, .. Gradients];

    public override IEnumerable<int> Writes => [Output, .. Gradients];

    public override Kernel WithTensors(Func<int, int> map) => this with
    {
        Inputs = Inputs.Select(map).ToEquatableArray(),
        Output = map(Output),
        Parameters = Parameters.Select(map).ToEquatableArray(),
        Gradients = Gradients.Select(map).ToEquatableArray(),
    };
}
