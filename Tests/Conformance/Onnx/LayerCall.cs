using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace StaticNet.Tests.Conformance.Onnx;

/// <summary>One attribute of a declaration.</summary>
/// <param name="Kind">Its name, such as <c>Conv2D</c>.</param>
/// <param name="Arguments">The constructor's arguments, as C# text.</param>
/// <param name="Options">Properties and their values, as C# text.</param>
internal sealed record LayerCall(string Kind, IReadOnlyList<string> Arguments, IReadOnlyList<(string Name, string Value)> Options)
{
    /// <summary>A number as C# text.</summary>
    public static string Literal(float value) => value.ToString("R", CultureInfo.InvariantCulture) + "f";

    /// <inheritdoc cref="Literal(float)"/>
    public static string Literal(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A string as C# text.</summary>
    public static string Literal(string value) => "\"" + value + "\"";

    /// <inheritdoc cref="Literal(float)"/>
    public static string Literal(bool value) => value ? "true" : "false";

    /// <summary>The attribute as it is declared.</summary>
    public override string ToString()
    {
        string list = string.Join(", ", [.. Arguments, .. Options.Select(static option => $"{option.Name} = {option.Value}")]);
        return list.Length == 0 ? $"[{Kind}]" : $"[{Kind}({list})]";
    }
}
