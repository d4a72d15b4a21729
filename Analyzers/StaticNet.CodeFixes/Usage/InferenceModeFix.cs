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

/// <summary>Sets a context to inference where it is made.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InferenceModeFix)), Shared]
public sealed class InferenceModeFix : SyntaxFix<StatementInsertion>
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Rules.TrainingModeLeftOn.Id];

    private protected override string TitleOf(StatementInsertion target) => $"Set {target.Text.TrimEnd(';')}";

    private protected override StatementInsertion? FindTarget(SyntaxNode root, Diagnostic diagnostic)
    {
        if (Attributes.At(root, diagnostic, FindingProperties.Statement)?.FirstAncestorOrSelf<VariableDeclaratorSyntax>() is not VariableDeclaratorSyntax local
            || local.Parent?.Parent is not LocalDeclarationStatementSyntax declaration)
        {
            return null;
        }

        string text = $"{local.Identifier.Text}.{diagnostic.Properties[FindingProperties.Statement]};";
        return declaration.Parent switch
        {
            BlockSyntax or SwitchSectionSyntax => new StatementInsertion(declaration, text),
            GlobalStatementSyntax member => new StatementInsertion(member, text),
            _ => null,
        };
    }

    // On a line of its own where the other has one.
    private protected override SyntaxNode Rewrite(SyntaxNode root, IReadOnlyList<StatementInsertion> targets)
    {
        StatementInsertion[] insertions = [.. targets.GroupBy(static target => target.After).Select(static same => same.First())];
        root = root.TrackNodes(insertions.Select(static insertion => insertion.After));
        foreach (StatementInsertion insertion in insertions)
        {
            root = Insert(root, root.GetCurrentNode(insertion.After)!, insertion.Text);
        }

        return root;
    }

    private static SyntaxNode Insert(SyntaxNode root, SyntaxNode after, string text)
    {
        SyntaxTrivia indentation = after.GetLeadingTrivia().LastOrDefault();
        SyntaxTrivia end = after.GetTrailingTrivia().LastOrDefault();
        bool ownLine = end.IsKind(SyntaxKind.EndOfLineTrivia);
        StatementSyntax statement = SyntaxFactory.ParseStatement(text)
            .WithLeadingTrivia(ownLine && indentation.IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.TriviaList(indentation) : default)
            .WithTrailingTrivia(ownLine ? end : SyntaxFactory.Space);
        SyntaxNode inserted = after is GlobalStatementSyntax ? SyntaxFactory.GlobalStatement(statement) : statement;
        return root.InsertNodesAfter(after, [inserted]);
    }
}
