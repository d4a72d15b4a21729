using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using StaticNet.Generator.Declarations;

namespace StaticNet.CodeFixes.Refactorings;

/// <summary>Offers to write selected layers of a network or a block in another way.</summary>
public abstract class LayerRefactoring : CodeRefactoringProvider
{
    private protected LayerRefactoring()
    {
    }

    /// <summary>What can be done with a selection; null for nothing.</summary>
    private protected abstract Offer? Find(LayerSelection selection);

    /// <inheritdoc/>
    public sealed override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        TextSpan span = context.Span;
        if (root?.FindNode(span).FirstAncestorOrSelf<TypeDeclarationSyntax>() is not TypeDeclarationSyntax part
            || !part.AttributeLists.Any(list => list.Span.IntersectsWith(span)))
        {
            return;
        }

        SemanticModel? semantics = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (semantics?.GetDeclaredSymbol(part, context.CancellationToken) is INamedTypeSymbol type
            && (DeclarationReader.FindNetwork(type) ?? DeclarationReader.FindBlock(type)) is { ApplicationSyntaxReference: { } place } marker
            && part.Span.Contains(place.Span)
            && place.SyntaxTree == semantics.SyntaxTree)
        {
            AttributeSyntax[] layers =
            [
                .. DeclarationReader.FindLayers(type, marker, context.CancellationToken)
                    .Select(layer => (AttributeSyntax)root.FindNode(layer.ApplicationSyntaxReference!.Span)),
            ];
            int[] selected =
            [
                .. Enumerable.Range(0, layers.Length).Where(i => span.IsEmpty ? layers[i].Span.IntersectsWith(span) : layers[i].Span.OverlapsWith(span)),
            ];
            if (selected.Length > 0
                && SelectedModel.Of(semantics.Compilation, type, context.CancellationToken) is SelectedModel model
                && Find(new LayerSelection(root, part, type, model, layers, selected)) is Offer offer)
            {
                context.RegisterRefactoring(CodeAction.Create(
                    offer.FullTitle, _ => Task.FromResult(context.Document.WithSyntaxRoot(offer.Root)), equivalenceKey: GetType().Name));
            }
        }
    }
}
