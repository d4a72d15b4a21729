using StaticNet.Generator.Common;

namespace StaticNet.Generator.Shapes;

/// <summary>A mistake in a declaration, as data. The analyzer turns it into a diagnostic at the attribute.</summary>
/// <param name="Rule">Which rule is broken.</param>
/// <param name="Layer">The layer's position among those of <see cref="NetworkModel.Declaration"/>; -1 for the class itself.</param>
/// <param name="Argument">The argument to underline, in PascalCase; null for the whole attribute.</param>
/// <param name="MessageArguments">What the rule's message format is filled with.</param>
internal sealed record ShapeError(ShapeRule Rule, int Layer, string? Argument, EquatableArray<string> MessageArguments);
