using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using StaticNet.Generator.Layers;

namespace StaticNet.Analyzers.Classes;

/// <summary>Layers that conditional compilation leaves out: another build is another network.</summary>
internal static class ConditionalLayers
{
    // A name that is not that of an argument or of its enum.
    private static readonly Regex s_attribute = new(@"[\[,]\s*(?:StaticNet\.)?(\w+)\b(?!\s*[=.])", RegexOptions.CultureInvariant);

    public static void Report(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData network)
    {
        SyntaxNode attribute = network.ApplicationSyntaxReference!.GetSyntax(context.CancellationToken);
        if (attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { ContainsDirectives: true } part)
        {
            return;
        }

        TextSpan layers = TextSpan.FromBounds(part.FullSpan.Start, part.Identifier.SpanStart);
        foreach (SyntaxTrivia left in part.DescendantTrivia(layers).Where(static trivia => trivia.IsKind(SyntaxKind.DisabledTextTrivia)))
        {
            string[] kinds =
            [
                .. s_attribute.Matches(left.ToString()).Cast<Match>()
                    .Select(static match => match.Groups[1].Value)
                    .Where(static name => LayerCatalog.Find(name) is not null || !LayerKinds.IsLayer(name)),
            ];
            if (kinds.Length > 0 && Directive(part, left) is Location location)
            {
                string names = string.Join(", ", kinds.Select(static kind => "[" + kind + "]"));
                context.ReportDiagnostic(Diagnostic.Create(Rules.ConditionalLayers, location, names, type.Name));
            }
        }
    }

    // The #if, #elif or #else that the text follows.
    private static Location? Directive(SyntaxNode part, SyntaxTrivia left) => part
        .DescendantTrivia(descendIntoTrivia: false)
        .Where(trivia => trivia.IsDirective && trivia.Span.End <= left.SpanStart)
        .Select(static trivia => trivia.GetStructure()?.GetLocation())
        .LastOrDefault();
}
