using System;
using System.Collections.Generic;

namespace StaticNet.Generator.Kernels;

/// <summary>out[i, :] = table[indices[i], :]; an index outside the table is reported at run time.</summary>
/// <param name="Label">The layer.</param>
/// <param name="Purpose">What it does.</param>
/// <param name="Out">One row per index.</param>
/// <param name="Table">A flat parameter of rows.</param>
/// <param name="Indices">Whole numbers, kept as the network's element type.</param>
internal sealed record Gather(string Label, string Purpose, int Out, int Table, int Indices)
    : Kernel(Label, Purpose)
{
    public override IEnumerable<int> Reads => [Table, Indices];

    public override IEnumerable<int> Writes => [Out];

    public override Kernel WithTensors(Func<int, int> map) => this with { Out = map(Out), Table = map(Table), Indices = map(Indices) };
}

/// <summary>table[indices[i], :] += source[i, :], the way back of a <see cref="Gather"/>.</summary>
/// <param name="Label">The layer.</param>
/// <param name="Purpose">What it does.</param>
/// <param name="Table">The gradient of the table.</param>
/// <param name="Source">One row per index.</param>
/// <param name="Indices">The indices.</param>
internal sealed record ScatterAdd(string Label, string Purpose, int Table, int Source, int Indices)
    : Kernel(Label, Purpose)
{
    public override IEnumerable<int> Reads => [Source, Indices, Table];

    public override IEnumerable<int> Writes => [Table];

    public override Kernel WithTensors(Func<int, int> map) => this with { Table = map(Table), Source = map(Source), Indices = map(Indices) };
}
