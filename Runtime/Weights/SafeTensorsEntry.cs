using System.Collections.Generic;

namespace StaticNet;

/// <summary>A line of a safetensors header.</summary>
/// <param name="Name">The tensor's name.</param>
/// <param name="DataType">Its element type as the file writes it, such as <c>F32</c>.</param>
/// <param name="Shape">Its shape; empty for a scalar.</param>
/// <param name="Begin">Its first byte, counted from the end of the header.</param>
/// <param name="End">The byte after its last.</param>
internal sealed record SafeTensorsEntry(string Name, string DataType, IReadOnlyList<long> Shape, long Begin, long End)
{
    /// <summary>The shape as messages show it.</summary>
    internal string ShapeText => $"[{string.Join(", ", Shape)}]";
}
