using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes.Moves;

/// <summary>Names that one file knows and another may not.</summary>
internal static class Names
{
    /// <summary>The layer's text as its new file reads it: what means something else there, or nothing, is qualified.</summary>
    public static async Task<string> WriteAsync(LayerMove move, CancellationToken cancellation)
    {
        string text = move.Layer.ToString();
        AttributeSyntax moved = Attributes.Parse(text);
        SemanticModel? here = await move.From.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        SemanticModel? to = await move.To.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        int place = move.Marker.SpanStart;
        if (here is null || to is null)
        {
            return text;
        }

        to.TryGetSpeculativeSemanticModel(place, moved, out SemanticModel? there);
        foreach ((SimpleNameSyntax name, SimpleNameSyntax copy) in Unqualified(move.Layer).Zip(Unqualified(moved), static (name, copy) => (name, copy)).Reverse())
        {
            ISymbol? meant = Find(here, name);
            if (meant is not null && !SymbolEqualityComparer.Default.Equals(meant, there is null ? null : Find(there, copy)))
            {
                // An alias is a name of its own file.
                string own = here.GetAliasInfo(name, cancellation) is null ? name.Identifier.Text : meant.Name;
                text = text
                    .Remove(name.SpanStart - move.Layer.SpanStart, name.Identifier.Span.Length)
                    .Insert(name.SpanStart - move.Layer.SpanStart, Qualifier(meant, to, place) + own);
            }
        }

        return text;
    }

    // The names that are looked up in the scope around: those before the first dot.
    private static IEnumerable<SimpleNameSyntax> Unqualified(AttributeSyntax layer) => layer
        .DescendantNodes()
        .OfType<SimpleNameSyntax>()
        .Where(static name => name.Parent switch
        {
            NameEqualsSyntax or NameColonSyntax or AliasQualifiedNameSyntax => false,
            QualifiedNameSyntax qualified => qualified.Left == name,
            MemberAccessExpressionSyntax access => access.Expression == name,
            _ => true,
        });

    // Of an attribute's name its class, also where the arguments fit no constructor.
    private static ISymbol? Find(SemanticModel model, SimpleNameSyntax name)
    {
        SymbolInfo info = model.GetSymbolInfo(name);
        return (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
            ? constructor.ContainingType
            : info.Symbol;
    }

    private static string Qualifier(ISymbol symbol, SemanticModel model, int place) =>
        symbol.ContainingType is INamedTypeSymbol type ? type.ToMinimalDisplayString(model, place) + "."
        : symbol.ContainingNamespace is not { IsGlobalNamespace: false } space ? "global::"
        : space.ToMinimalDisplayString(model, place) + ".";
}
