using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using StaticNet.Analyzers;

namespace StaticNet.CodeFixes;

/// <summary>Gives several layers the argument that a rule knows to help.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetArgumentsFix)), Shared]
public sealed class SetArgumentsFix : SyntaxFix<ArgumentEdits>
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Rules.FadingSignal.Id];

    private protected override string TitleOf(ArgumentEdits target) =>
        $"Set {target.Edits[0].Name} = {target.Edits[0].Value} in {target.Edits.Count.ToString(CultureInfo.InvariantCulture)} layers";

    private protected override ArgumentEdits? FindTarget(SyntaxNode root, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(FindingProperties.SetAll, out string? text))
        {
            return null;
        }

        // One that stands in a block has no place of its own: the others without it would be half a remedy.
        ArgumentEdit?[] edits =
        [
            .. diagnostic.AdditionalLocations.Select(place => place.IsInSource && root.FullSpan.Contains(place.SourceSpan)
                ? ArgumentFix.Read(root.FindNode(place.SourceSpan), text!)
                : null),
        ];
        return edits.Contains(null) ? null : new ArgumentEdits([.. edits.OfType<ArgumentEdit>()]);
    }

    private protected override SyntaxNode Rewrite(SyntaxNode root, IReadOnlyList<ArgumentEdits> targets) =>
        ArgumentFix.Write(root, [.. targets.SelectMany(static target => target.Edits)]);
}
