using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using StaticNet.Analyzers;

namespace StaticNet.CodeFixes;

/// <summary>
/// A fix that rewrites the syntax tree it is offered in. One diagnostic or all of a document: the same rewrite, of one node or of
/// several, so that Fix All has nothing to merge.
/// </summary>
/// <typeparam name="T">The node that a diagnostic is about, or a record of it and what is to be done.</typeparam>
public abstract class SyntaxFix<T> : CodeFixProvider
    where T : class
{
    private protected SyntaxFix()
    {
    }

    /// <summary>What the light bulb says.</summary>
    private protected abstract string TitleOf(T target);

    /// <summary>What to rewrite; null where the source is not what the fix expects.</summary>
    private protected abstract T? FindTarget(SyntaxNode root, Diagnostic diagnostic);

    /// <summary>Rewrites the targets, whose nodes are of <paramref name="root"/>.</summary>
    private protected abstract SyntaxNode Rewrite(SyntaxNode root, IReadOnlyList<T> targets);

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create((context, document, diagnostics) =>
        RewriteAsync(document, diagnostics, context.CancellationToken));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root is not null && Target(root, diagnostic) is T target)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        TitleOf(target),
                        async cancellation =>
                            await RewriteAsync(context.Document, [diagnostic], cancellation).ConfigureAwait(false) ?? context.Document,
                        equivalenceKey: GetType().Name),
                    diagnostic);
            }
        }
    }

    private T? Target(SyntaxNode root, Diagnostic diagnostic) =>
        diagnostic.Properties.ContainsKey(FindingProperties.InBlock) ? null : FindTarget(root, diagnostic);

    private async Task<Document?> RewriteAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        if (root is null)
        {
            return document;
        }

        T[] targets = [.. diagnostics.Select(diagnostic => Target(root, diagnostic)).OfType<T>().Distinct()];
        return document.WithSyntaxRoot(Rewrite(root, targets));
    }
}
