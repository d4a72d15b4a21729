using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet;

namespace Iris;

/// <summary>A table to choose by <c>--table</c>, and the network that learns it.</summary>
/// <param name="Name">What the option says; the file is called after it.</param>
/// <param name="Create">Makes a network, from a seed.</param>
/// <param name="Target">The column to be told from the others.</param>
/// <param name="Classes">What it may hold.</param>
internal sealed record Table(string Name, Func<int, INetwork<float>> Create, string Target, IReadOnlyList<string> Classes)
{
    /// <summary>All there are.</summary>
    public static IReadOnlyList<Table> All { get; } =
    [
        new("iris", seed => new IrisNet(seed), "species", ["setosa", "versicolor", "virginica"]),
        new("wine", seed => new WineNet(seed), "cultivar", ["first", "second", "third"]),
    ];

    /// <summary>The one of a name.</summary>
    /// <param name="name">The name of one of <see cref="All"/>.</param>
    public static Table Named(string name) => All.Single(table => table.Name == name);

    /// <summary>Reads a file of this table's columns.</summary>
    /// <param name="path">Comma-separated values, with a header.</param>
    /// <exception cref="DataFileException">The file is missing or malformed, or holds something else.</exception>
    public Dataset<float> Read(string path)
    {
        CsvFile file = CsvFile.Read(path);
        int target = file.Column(Target);
        int features = Create(0).Info.InputSize;
        if (file.Columns != features + 1)
        {
            throw new DataFileException(path, "header", $"{features} columns beside '{Target}'", $"{file.Columns - 1}");
        }

        return file.Rows.Count >= Fold.BatchSize
            ? file.ToDataset<float>(target, Classes)
            : throw new DataFileException(path, "rows", $"at least {Fold.BatchSize}", $"{file.Rows.Count}");
    }
}
