using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace StaticNet;

/// <summary>Whether the tensors of a file are the parameters of a network.</summary>
internal static class WeightFileChecks
{
    /// <summary>Compares names, element types, shapes and sizes.</summary>
    /// <exception cref="WeightFileException">Something differs.</exception>
    internal static void Match<T>(IReadOnlyList<SafeTensorsEntry> entries, ParameterStore<T> parameters, string source)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        HashSet<string> missing = [.. parameters.Names];
        foreach (SafeTensorsEntry entry in entries)
        {
            if (!parameters.TryGet(entry.Name, out ParameterView<T>? view))
            {
                throw new WeightFileException(source, "tensors", $"those of the network ({Names(parameters)})", $"'{entry.Name}'");
            }

            missing.Remove(entry.Name);
            Match(entry, view.Info, source);
        }

        if (missing.Count > 0)
        {
            throw new WeightFileException(
                source,
                "tensors",
                $"all of the network ({Names(parameters)})",
                $"none named {string.Join(", ", missing.Order(StringComparer.Ordinal).Select(name => $"'{name}'"))}");
        }
    }

    /// <summary>Bytes of an element; 0 for an element type that is not read.</summary>
    internal static int SizeOf(string dataType) => dataType switch
    {
        "F32" => sizeof(float),
        "F64" => sizeof(double),
        _ => 0,
    };

    private static void Match(SafeTensorsEntry entry, ParameterInfo info, string source)
    {
        if (SizeOf(entry.DataType) == 0)
        {
            throw new WeightFileException(source, $"dtype of '{entry.Name}'", "F32 or F64", entry.DataType);
        }

        if (!entry.Shape.SequenceEqual(info.Shape.Select(size => (long)size)))
        {
            throw new WeightFileException(
                source, $"shape of '{entry.Name}'", $"[{string.Join(", ", info.Shape)}]", entry.ShapeText);
        }

        long length = (long)info.Layout.Count * SizeOf(entry.DataType);
        if (entry.End - entry.Begin != length)
        {
            throw new WeightFileException(
                source,
                $"data_offsets of '{entry.Name}'",
                $"{length} bytes ({entry.DataType} {entry.ShapeText})",
                $"{entry.End - entry.Begin} ([{entry.Begin}, {entry.End}])");
        }
    }

    private static string Names<T>(ParameterStore<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => string.Join(", ", parameters.Names);
}
