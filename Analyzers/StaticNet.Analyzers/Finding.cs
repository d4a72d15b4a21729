using Microsoft.CodeAnalysis;
using StaticNet.Generator.Common;

namespace StaticNet.Analyzers;

/// <summary>A diagnostic before it has a place in a source file.</summary>
/// <param name="Rule">Which rule.</param>
/// <param name="Layer">The layer's position among the declaration's layers; -1 for [Network].</param>
/// <param name="Argument">The argument to underline, as in ShapeError; null for the whole attribute.</param>
/// <param name="MessageArguments">What the message is filled with.</param>
internal sealed record Finding(DiagnosticDescriptor Rule, int Layer, string? Argument, EquatableArray<string> MessageArguments)
{
    /// <summary>Whether removing the attribute leaves every other layer as it is: a fix may do so.</summary>
    public bool Removable { get; init; }

    /// <summary>What fixes may do, at most one of each kind but <see cref="FindingProperties.SetAll"/>.</summary>
    public EquatableArray<Change> Changes { get; init; } = [];
}
