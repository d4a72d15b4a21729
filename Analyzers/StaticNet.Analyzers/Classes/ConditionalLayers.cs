using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Layers;

namespace StaticNet.Analyzers.Classes;

/// <summary>Layers that conditional compilation leaves out: another build is another network.</summary>
internal static class ConditionalLayers
{
    public static void Report(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData network)
    {
        SyntaxNode attribute = network.ApplicationSyntaxReference!.GetSyntax(context.CancellationToken);
        if (attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { ContainsDirectives: true } part)
        {
            return;
        }

        TextSpan layers = TextSpan.FromBounds(part.FullSpan.Start, part.Identifier.SpanStart);
        foreach (SyntaxToken token in part.DescendantTokens(layers).Where(static token => token.ContainsDirectives))
        {
            Report(context, type, part, token);
        }
    }

    // What is left out before a token, the last first.
    private static void Report(SymbolAnalysisContext context, INamedTypeSymbol type, SyntaxNode part, SyntaxToken token)
    {
        SyntaxTriviaList before = token.LeadingTrivia;
        bool isOwn = true;
        for (int i = before.Count - 1; i >= 0 && isOwn; i--)
        {
            if (!before[i].IsKind(SyntaxKind.DisabledTextTrivia))
            {
                continue;
            }

            CompilationUnitSyntax left = Parse(before[i].ToString(), token, (CSharpParseOptions)part.SyntaxTree.Options);

            // What stands before another type, or in it, is not of this one.
            BaseTypeDeclarationSyntax? other = left.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
                .LastOrDefault(each => each.Identifier.ValueText is string name && name.Length > 0 && name != type.Name);
            isOwn = other is null;
            string[] kinds =
            [
                .. left.DescendantNodes().OfType<AttributeSyntax>()
                    .Where(each => other is null || each.SpanStart >= other.Span.End)
                    .Select(static each => KindOf(each.Name))
                    .Where(static name => LayerCatalog.Find(name) is not null || !LayerKinds.IsLayer(name)),
            ];
            if (kinds.Length > 0 && Directive(before, i) is Location location)
            {
                string names = string.Join(", ", kinds.Select(static kind => "[" + kind + "]"));
                context.ReportDiagnostic(Diagnostic.Create(Rules.ConditionalLayers, location, names, type.Name));
            }
        }
    }

    // The text may begin and end inside a list of attributes, or inside the arguments of one.
    private static CompilationUnitSyntax Parse(string left, SyntaxToken token, CSharpParseOptions options)
    {
        SyntaxNode? around = token.Parent?.AncestorsAndSelf().FirstOrDefault(node =>
            node is AttributeArgumentListSyntax or AttributeListSyntax && token != node.GetFirstToken());
        string text = around switch
        {
            AttributeArgumentListSyntax => "[_(" + left + "\n)]",
            AttributeListSyntax => "[" + left.TrimStart().TrimStart(',') + "\n]",
            _ => left,
        };
        return SyntaxFactory.ParseCompilationUnit(text + "\nclass ;", options: options);
    }

    private static string KindOf(NameSyntax name)
    {
        string text = (name switch
        {
            QualifiedNameSyntax qualified => qualified.Right,
            AliasQualifiedNameSyntax alias => alias.Name,
            _ => (SimpleNameSyntax)name,
        }).Identifier.ValueText;
        return text.EndsWith(WellKnownNames.AttributeSuffix, StringComparison.Ordinal)
            ? text.Substring(0, text.Length - WellKnownNames.AttributeSuffix.Length)
            : text;
    }

    // The #if, #elif or #else that the text follows.
    private static Location? Directive(IReadOnlyList<SyntaxTrivia> before, int left) => before
        .Take(left)
        .Where(static trivia => trivia.IsDirective)
        .Select(static trivia => trivia.GetStructure()?.GetLocation())
        .LastOrDefault();
}
