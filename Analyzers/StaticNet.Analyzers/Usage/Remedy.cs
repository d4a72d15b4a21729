using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace StaticNet.Analyzers.Usage;

/// <summary>What a fix may do about code that uses networks.</summary>
/// <param name="Kind">What to do: one of <see cref="FindingProperties"/>.</param>
/// <param name="Place">Where: in a file of the compilation.</param>
/// <param name="Text">What to write there.</param>
internal sealed record Remedy(string Kind, Location Place, string Text)
{
    /// <summary>A diagnostic that tells them to fixes, at most one of each kind.</summary>
    public static Diagnostic Report(DiagnosticDescriptor rule, Location location, IReadOnlyList<Remedy> remedies, params object[] texts)
    {
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
        for (int i = 0; i < remedies.Count; i++)
        {
            properties = properties
                .SetItem(remedies[i].Kind, remedies[i].Text)
                .SetItem(remedies[i].Kind + FindingProperties.At, Generator.Common.Text.Of(i));
        }

        return Diagnostic.Create(rule, location, remedies.Select(static remedy => remedy.Place), properties, texts);
    }
}
