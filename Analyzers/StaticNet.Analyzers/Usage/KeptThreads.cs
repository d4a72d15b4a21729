using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNet.Analyzers.Usage;

/// <summary>A trainer whose threads wait for a next step that never comes.</summary>
internal sealed class KeptThreads : UsageRule
{
    public override void OnTrainer(OperationAnalysisContext context, TrainerCreation trainer)
    {
        // One thread keeps none.
        IOperation? parent = trainer.Operation.Parent;
        while (parent is IConversionOperation)
        {
            parent = parent.Parent;
        }

        if (trainer.Setting("Threads")?.ConstantValue.Value is 1
            || parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }
            || declarator.Parent?.Parent?.Parent is IUsingDeclarationOperation or IUsingOperation
            || LocalUses.Of(trainer.Operation) is not LocalUses uses
            || uses.OnlyValue(declarator.Symbol) is null)
        {
            return;
        }

        bool steps = false;
        foreach (ILocalReferenceOperation use in uses.References(declarator.Symbol))
        {
            // Whoever else gets it may end its threads.
            if (use.Parent is not IInvocationOperation call || call.Instance != use || NetworkCall.KindOf(call) is not CallKind kind)
            {
                return;
            }

            steps |= kind == CallKind.TrainerStep;
        }

        if (steps)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.KeptThreads, declarator.Symbol.Locations.First(), declarator.Symbol.Name));
        }
    }
}
