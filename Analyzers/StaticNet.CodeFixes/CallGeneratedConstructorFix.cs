using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Analyzers;

namespace StaticNet.CodeFixes;

/// <summary>Lets a constructor call the generated one, which draws the parameters.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CallGeneratedConstructorFix)), Shared]
public sealed class CallGeneratedConstructorFix : SyntaxFix<ConstructorDeclarationSyntax>
{
    private const string Seed = "seed";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Rules.ParametersStayZero.Id];

    private protected override string TitleOf(ConstructorDeclarationSyntax target) => $"Call 'this({ArgumentOf(target)})'";

    // A call of the base class with arguments means something, and there is room for one call.
    private protected override ConstructorDeclarationSyntax? FindTarget(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is ConstructorDeclarationSyntax
        {
            Initializer: null or { ArgumentList.Arguments.Count: 0 },
        } constructor
            ? constructor
            : null;

    private protected override SyntaxNode Rewrite(SyntaxNode root, IReadOnlyList<ConstructorDeclarationSyntax> targets) =>
        root.ReplaceNodes(targets, static (original, constructor) =>
        {
            ConstructorInitializerSyntax call = ((ConstructorDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration($"C() : this({ArgumentOf(original)}) {{ }}")!).Initializer!;
            if (constructor.Initializer is ConstructorInitializerSyntax old)
            {
                return constructor.WithInitializer(call.WithTriviaFrom(old));
            }

            // What follows the parameters, an end of line or a space, follows the call.
            ParameterListSyntax parameters = constructor.ParameterList;
            return constructor
                .WithParameterList(parameters.WithTrailingTrivia(SyntaxFactory.Space))
                .WithInitializer(call.WithTrailingTrivia(parameters.GetTrailingTrivia()));
        });

    private static string ArgumentOf(ConstructorDeclarationSyntax constructor) =>
        constructor.ParameterList.Parameters.Any(static parameter =>
            parameter.Identifier.ValueText == Seed && parameter.Type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.IntKeyword })
            ? Seed
            : Seed + ": 0";
}
