using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using StaticNet.Analyzers;
using StaticNet.CodeFixes.Moves;

namespace StaticNet.CodeFixes;

/// <summary>
/// Moves layers to the part of their class that carries [Network] or [Block], after those that stand there. The parts may lie in
/// several files.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveLayersFix)), Shared]
public sealed class MoveLayersFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Rules.LayerOnOtherPart.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new AllLayers();

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Solution solution = context.Document.Project.Solution;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (await LayerMove.FindAsync(solution, diagnostic, context.CancellationToken).ConfigureAwait(false) is LayerMove move)
            {
                string place = move.From.Id == move.To.Id ? string.Empty : $" in {move.To.Name}";
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Move [{Attributes.KindOf(move.Layer)}] to the part with [{Attributes.KindOf(move.Marker)}]{place}",
                        cancellation => LayerMoves.ApplyAsync(solution, [move], cancellation),
                        equivalenceKey: nameof(MoveLayersFix)),
                    diagnostic);
            }
        }
    }

    // All of them are one change: merging several that write to one place would lose some.
    private sealed class AllLayers : FixAllProvider
    {
        public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
        {
            Project[] projects = context.Scope switch
            {
                FixAllScope.Solution => [.. context.Solution.Projects],
                FixAllScope.Project => [context.Project],
                _ => [],
            };
            ImmutableArray<Diagnostic> diagnostics = context is { Scope: FixAllScope.Document, Document: Document document }
                ? await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                : [];
            foreach (Project project in projects)
            {
                diagnostics = diagnostics.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
            }

            ImmutableArray<LayerMove> moves = [];
            foreach (Diagnostic diagnostic in diagnostics)
            {
                LayerMove? move = await LayerMove.FindAsync(context.Solution, diagnostic, context.CancellationToken).ConfigureAwait(false);
                moves = move is null ? moves : moves.Add(move);
            }

            return moves.IsEmpty
                ? null
                : CodeAction.Create(
                    "Move layers to the part with [Network] or [Block]",
                    cancellation => LayerMoves.ApplyAsync(context.Solution, [.. moves.Distinct()], cancellation),
                    equivalenceKey: nameof(MoveLayersFix));
        }
    }
}
