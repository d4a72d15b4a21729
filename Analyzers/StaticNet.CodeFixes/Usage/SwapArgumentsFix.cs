using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Analyzers;

namespace StaticNet.CodeFixes.Usage;

/// <summary>Lets the input and the output of a call change places, or the losses of two outputs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SwapArgumentsFix)), Shared]
public sealed class SwapArgumentsFix : SyntaxFix<ExpressionPair>
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Rules.SwappedBuffers.Id, Rules.LossCount.Id];

    private protected override string TitleOf(ExpressionPair target) => $"Swap '{target.First}' and '{target.Second}'";

    private protected override ExpressionPair? FindTarget(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax first
        && Attributes.At(root, diagnostic, FindingProperties.Swap, innermost: true) is ExpressionSyntax second
            ? new ExpressionPair(first, second)
            : null;

    private protected override SyntaxNode Rewrite(SyntaxNode root, IReadOnlyList<ExpressionPair> targets)
    {
        Dictionary<SyntaxNode, SyntaxNode> other = targets
            .SelectMany(static pair => new[] { (From: pair.First, To: pair.Second), (From: pair.Second, To: pair.First) })
            .ToDictionary(static pair => (SyntaxNode)pair.From, static pair => (SyntaxNode)pair.To);
        return root.ReplaceNodes(other.Keys, (old, _) => other[old].WithTriviaFrom(old));
    }
}
