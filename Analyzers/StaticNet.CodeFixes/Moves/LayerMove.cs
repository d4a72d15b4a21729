using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes.Moves;

/// <summary>A layer that goes to another part of its class.</summary>
/// <param name="From">The file of the layer.</param>
/// <param name="Layer">The layer.</param>
/// <param name="To">The file of the part that is to have it.</param>
/// <param name="Marker">[Network] or [Block] there.</param>
internal sealed record LayerMove(Document From, AttributeSyntax Layer, Document To, AttributeSyntax Marker)
{
    /// <summary>The part that has the layer.</summary>
    public TypeDeclarationSyntax Giving => (TypeDeclarationSyntax)Layer.Parent!.Parent!;

    /// <summary>The part that is to have it.</summary>
    public TypeDeclarationSyntax Receiving => (TypeDeclarationSyntax)Marker.Parent!.Parent!;

    /// <summary>The move that a diagnostic asks for; null where something would be torn from its place, or a file is not the user's.</summary>
    public static async Task<LayerMove?> FindAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellation) =>
        await FindAsync(solution, diagnostic.Location, cancellation).ConfigureAwait(false) is (Document from, AttributeSyntax layer)
        && await FindAsync(solution, diagnostic.AdditionalLocations[0], cancellation).ConfigureAwait(false) is (Document to, AttributeSyntax marker)
        && new LayerMove(from, layer, to, marker) is { CanBeMade: true } move
            ? move
            : null;

    // A comment between the brackets may speak of any of them, and one above needs a line.
    private bool CanBeMade =>
        !HasDirectives(Giving)
        && !HasDirectives(Receiving)
        && LayerComments.Of((AttributeListSyntax)Layer.Parent!) is { AreWithin: false } comments
        && (comments.AreNone || LineStyle.Of(Receiving).HasLines);

    private static async Task<(Document Document, AttributeSyntax Attribute)?> FindAsync(
        Solution solution, Location location, CancellationToken cancellation)
    {
        if (location.SourceTree is not SyntaxTree tree || solution.GetDocument(tree) is not Document document || document is SourceGeneratedDocument)
        {
            return null;
        }

        SyntaxNode root = await tree.GetRootAsync(cancellation).ConfigureAwait(false);
        return root.FindNode(location.SourceSpan) is AttributeSyntax { Parent.Parent: TypeDeclarationSyntax } attribute ? (document, attribute) : null;
    }

    // What is compiled under a condition, or without a warning, is to stay so.
    private static bool HasDirectives(TypeDeclarationSyntax type) =>
        type.AttributeLists.Any(static list => list.ContainsDirectives) || type.AttributeLists.Last().GetLastToken().GetNextToken().ContainsDirectives;
}
