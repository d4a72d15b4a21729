using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Analyzers;

namespace StaticNet.CodeFixes;

/// <summary>Gives the first of two linear layers a ReLU.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddActivationFix)), Shared]
public sealed class AddActivationFix : SyntaxFix<AttributeSyntax>
{
    private const string Activation = "Activation";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Rules.LinearPair.Id];

    private protected override string TitleOf(AttributeSyntax target) => "Add Activation = Activation.ReLU";

    private protected override AttributeSyntax? FindTarget(SyntaxNode root, Diagnostic diagnostic) =>
        Attributes.Find(root, diagnostic) is { ArgumentList.Arguments.Count: > 0 } layer && Attributes.KindOf(layer) is "Dense" or "Conv2D"
            ? layer
            : null;

    private protected override SyntaxNode Rewrite(SyntaxNode root, IReadOnlyList<AttributeSyntax> targets) =>
        root.ReplaceNodes(targets, static (_, layer) => AddActivation(layer));

    private static AttributeSyntax AddActivation(AttributeSyntax layer)
    {
        string value = Attributes.Sibling(layer, Activation) + ".ReLU";
        return Attributes.FindNamed(layer, Activation) is AttributeArgumentSyntax linear
            ? layer.ReplaceNode(linear.Expression, SyntaxFactory.ParseExpression(value).WithTriviaFrom(linear.Expression))
            : Attributes.AddArguments(layer, Activation + " = " + value);
    }
}
