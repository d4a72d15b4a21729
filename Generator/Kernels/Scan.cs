using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;

namespace StaticNet.Generator.Kernels;

/// <summary>
/// Kernels repeated step by step, where a step needs what the one before made (recurrent layers). The body works on views:
/// a view (<see cref="Tensor.View"/>) is the slice of its parent at the current step.
/// </summary>
/// <param name="Label">The layer.</param>
/// <param name="Purpose">What it does.</param>
/// <param name="Steps">How many steps.</param>
/// <param name="Reverse">From the last step to the first.</param>
/// <param name="Body">The kernels of a step.</param>
/// <param name="Read">The tensors that the body reads, views' parents instead of views.</param>
/// <param name="Written">The tensors that it writes, likewise.</param>
internal sealed record Scan(
    string Label,
    string Purpose,
    int Steps,
    bool Reverse,
    EquatableArray<Kernel> Body,
    EquatableArray<int> Read,
    EquatableArray<int> Written)
    : Kernel(Label, Purpose)
{
    public override IEnumerable<int> Reads => Read;

    public override IEnumerable<int> Writes => Written;

    public override Kernel WithTensors(Func<int, int> map) => this with
    {
        Body = Body.Select(kernel => kernel.WithTensors(map)).ToEquatableArray(),
        Read = Read.Select(map).ToEquatableArray(),
        Written = Written.Select(map).ToEquatableArray(),
    };

    /// <summary>A scan over kernels whose tensors are found in <paramref name="tensors"/>.</summary>
    public static Scan Of(
        string label, string purpose, int steps, bool reverse, EquatableArray<Kernel> body, IReadOnlyList<Tensor> tensors)
    {
        int Owner(int tensor) => tensors[tensor].View is TensorView view ? view.Parent : tensor;
        return new Scan(
            label,
            purpose,
            steps,
            reverse,
            body,
            body.SelectMany(static kernel => kernel.Reads).Select(Owner).Distinct().ToEquatableArray(),
            body.SelectMany(static kernel => kernel.Writes).Select(Owner).Distinct().ToEquatableArray());
    }
}
