using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Analyzers;

namespace StaticNet.CodeFixes.Usage;

/// <summary>Says of a loss that predictions are logits, or that they are not.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FromLogitsFix)), Shared]
public sealed class FromLogitsFix : SyntaxFix<LossEdit>
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Rules.MissingProbabilities.Id, Rules.DoubledProbabilities.Id];

    private protected override string TitleOf(LossEdit target) => target.FromLogits ? "Say fromLogits: true" : "Leave out fromLogits";

    private protected override LossEdit? FindTarget(SyntaxNode root, Diagnostic diagnostic)
    {
        SyntaxNode? place = Attributes.At(root, diagnostic, FindingProperties.FromLogits, innermost: true);
        ArgumentSyntax? given = place is BaseObjectCreationExpressionSyntax ? null : place?.FirstAncestorOrSelf<ArgumentSyntax>();
        return place?.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() is { ArgumentList: not null } loss
            ? new LossEdit(loss, given, diagnostic.Properties[FindingProperties.FromLogits] == "true")
            : null;
    }

    private protected override SyntaxNode Rewrite(SyntaxNode root, IReadOnlyList<LossEdit> targets)
    {
        // Two trainers may share a loss.
        Dictionary<SyntaxNode, LossEdit> edits = targets
            .GroupBy(static edit => (SyntaxNode)edit.Loss.ArgumentList!)
            .ToDictionary(static loss => loss.Key, static loss => loss.First());
        return root.ReplaceNodes(edits.Keys, (list, _) => Write((ArgumentListSyntax)list, edits[list]));
    }

    private static ArgumentListSyntax Write(ArgumentListSyntax list, LossEdit edit)
    {
        string value = edit.FromLogits ? "true" : "false";
        if (edit.Given is not ArgumentSyntax given)
        {
            ArgumentSyntax added = SyntaxFactory.ParseArgumentList($"(fromLogits: {value})").Arguments[0];
            SyntaxNodeOrTokenList items = list.Arguments.GetWithSeparators();
            items = items.Count == 0 ? items.Add(added) : items.Add(Attributes.TokenAndSpace(SyntaxKind.CommaToken)).Add(added);
            return list.WithArguments(SyntaxFactory.SeparatedList<ArgumentSyntax>(items));
        }

        // Those after it by position would take its place.
        bool canGo = !edit.FromLogits && list.Arguments.Skip(list.Arguments.IndexOf(given) + 1).All(static each => each.NameColon is not null);
        return canGo
            ? list.RemoveNode(given, SyntaxRemoveOptions.KeepNoTrivia)!
            : list.ReplaceNode(given.Expression, SyntaxFactory.ParseExpression(value).WithTriviaFrom(given.Expression));
    }
}
