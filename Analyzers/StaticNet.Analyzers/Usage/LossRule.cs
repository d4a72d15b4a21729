using System.Collections.Generic;
using Microsoft.CodeAnalysis.Diagnostics;

namespace StaticNet.Analyzers.Usage;

/// <summary>A rule about an output and the loss that it is trained by.</summary>
internal abstract class LossRule : UsageRule
{
    public sealed override void OnTrainer(OperationAnalysisContext context, TrainerCreation trainer)
    {
        foreach (LossPairing pairing in trainer.Pairings(context.CancellationToken))
        {
            if (Find(pairing) is LossFinding finding)
            {
                context.ReportDiagnostic(Remedy.Report(finding.Rule, pairing.Location, Remedies(context, pairing, finding), finding.Texts));
            }
        }
    }

    /// <summary>What is wrong with a pairing; null for nothing.</summary>
    protected abstract LossFinding? Find(LossPairing pairing);

    private static List<Remedy> Remedies(OperationAnalysisContext context, LossPairing pairing, LossFinding finding)
    {
        List<Remedy> remedies = [];
        if (finding.FromLogits is bool fromLogits)
        {
            remedies.Add(new Remedy(FindingProperties.FromLogits, pairing.Loss.LogitsPlace, fromLogits ? "true" : "false"));
        }

        if (finding.Activation is string activation && OutputChange.Find(context, pairing, activation) is Remedy change)
        {
            remedies.Add(change);
        }

        return remedies;
    }
}
