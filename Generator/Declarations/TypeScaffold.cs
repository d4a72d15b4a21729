using StaticNet.Generator.Common;

namespace StaticNet.Generator.Declarations;

/// <summary>Where the generated part of a class goes: what has to be opened around it.</summary>
/// <param name="Namespace">The namespace, escaped; empty for the global one.</param>
/// <param name="Containers">The enclosing types, outermost first, such as <c>partial class Outer&lt;T&gt;</c>.</param>
/// <param name="Declaration">The class itself without modifiers that only one part may carry: <c>partial class Net</c>.</param>
/// <param name="Name">The class's plain name (not escaped).</param>
/// <param name="HintName">A file name for the generated source, unique in the compilation.</param>
internal sealed record TypeScaffold(
    string Namespace,
    EquatableArray<string> Containers,
    string Declaration,
    string Name,
    string HintName)
{
    /// <summary>The class's name as an identifier: <c>@class</c>.</summary>
    public required string Identifier { get; init; }
}
