using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace StaticNet.Analyzers.Usage;

/// <summary>A rule about an output and the loss that it is trained by.</summary>
internal abstract class LossRule : UsageRule
{
    public sealed override void OnTrainer(OperationAnalysisContext context, TrainerCreation trainer)
    {
        foreach (LossPairing pairing in trainer.Pairings(context.CancellationToken))
        {
            if (Find(pairing) is (DiagnosticDescriptor rule, object[] texts))
            {
                context.ReportDiagnostic(Diagnostic.Create(rule, pairing.Location, texts));
            }
        }
    }

    /// <summary>What is wrong with a pairing; null for nothing.</summary>
    protected abstract (DiagnosticDescriptor Rule, object[] Texts)? Find(LossPairing pairing);
}
