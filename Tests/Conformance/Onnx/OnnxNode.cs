using System.Collections.Generic;
using System.Linq;

namespace StaticNet.Tests.Conformance.Onnx;

/// <summary>An operator of a graph.</summary>
/// <param name="Operator">Its type, such as <c>Conv</c>.</param>
/// <param name="Inputs">Names of its inputs; empty for an optional one that is left out.</param>
/// <param name="Outputs">Names of its outputs; empty for an optional one that is not wanted.</param>
/// <param name="Attributes">Its attributes: <c>float</c>, <c>long</c>, <c>string</c>, <see cref="OnnxTensor"/>, <c>float[]</c> or <c>long[]</c>.</param>
internal sealed record OnnxNode(
    string Operator, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs, IReadOnlyDictionary<string, object> Attributes)
{
    /// <summary>Whether the node has an input at a position.</summary>
    public bool Has(int input) => input < Inputs.Count && Inputs[input].Length > 0;

    public float Single(string name, float otherwise) => Attributes.TryGetValue(name, out object? value) ? (float)value : otherwise;

    public int Int(string name, int otherwise) => Attributes.TryGetValue(name, out object? value) ? (int)(long)value : otherwise;

    public string Text(string name, string otherwise) => Attributes.TryGetValue(name, out object? value) ? (string)value : otherwise;

    /// <summary>A list of integers; null where it is not given.</summary>
    public int[]? Ints(string name) =>
        Attributes.TryGetValue(name, out object? value) ? [.. ((long[])value).Select(static item => (int)item)] : null;
}
