using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;

namespace StaticNet.Generator.Kernels;

/// <summary>out[.., i, ..] (+)= Σ weight[i, k] · source[.., index[i, k], ..]: a sparse constant matrix along one axis.</summary>
/// <param name="Label">The layer.</param>
/// <param name="Purpose">What it does.</param>
/// <param name="Out">The result.</param>
/// <param name="Source">What is read.</param>
/// <param name="Axis">The axis, not the last one.</param>
/// <param name="Table">The matrix.</param>
/// <param name="Accumulate">Whether the result is added to what is there.</param>
internal sealed record Resample(string Label, string Purpose, int Out, int Source, int Axis, ResampleTable Table, bool Accumulate = false)
    : Kernel(Label, Purpose)
{
    public override IEnumerable<int> Reads => [Source, .. Accumulate ? (int[])[Out] : []];

    public override IEnumerable<int> Writes => [Out];

    public override Kernel WithTensors(Func<int, int> map) => this with { Out = map(Out), Source = map(Source) };
}

/// <summary>A sparse matrix whose rows have equally many entries; those that are too many weigh 0.</summary>
/// <param name="Taps">Entries per row.</param>
/// <param name="Indices">Columns, row by row.</param>
/// <param name="Weights">Weights, row by row.</param>
internal sealed record ResampleTable(int Taps, EquatableArray<int> Indices, EquatableArray<double> Weights)
{
    public int Rows => Indices.Count / Taps;

    public static ResampleTable Of(IEnumerable<IEnumerable<(int Index, double Weight)>> rows)
    {
        List<List<(int Index, double Weight)>> all = [.. rows.Select(static row => row.ToList())];
        int taps = System.Math.Max(1, all.Max(static row => row.Count));
        foreach (List<(int Index, double Weight)> row in all)
        {
            while (row.Count < taps)
            {
                row.Add((row.Count == 0 ? 0 : row[0].Index, 0));
            }
        }

        return new ResampleTable(
            taps,
            all.SelectMany(static row => row.Select(static tap => tap.Index)).ToEquatableArray(),
            all.SelectMany(static row => row.Select(static tap => tap.Weight)).ToEquatableArray());
    }

    /// <summary>The transposed matrix, of so many rows.</summary>
    public ResampleTable Transpose(int rows)
    {
        List<(int Index, double Weight)>[] transposed = [.. Enumerable.Range(0, rows).Select(static _ => new List<(int, double)>())];
        for (int i = 0; i < Indices.Count; i++)
        {
            if (Weights[i] != 0)
            {
                transposed[Indices[i]].Add((i / Taps, Weights[i]));
            }
        }

        return Of(transposed);
    }
}
