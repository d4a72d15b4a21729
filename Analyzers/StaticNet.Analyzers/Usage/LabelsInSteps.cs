using StaticNet.Generator.Common;

namespace StaticNet.Analyzers.Usage;

/// <summary>CTC's labels, which are read from steps: no step gives two classes. Padded labels may be longer than any is.</summary>
internal sealed class LabelsInSteps : LossRule
{
    protected override LossFinding? Find(LossPairing pairing)
    {
        (OutputFacts output, LossCreation loss) = (pairing.Output, pairing.Loss);
        if (loss is not { Family: LossFamily.Alignment, Classes: int classes and > 0 }
            || loss.Constant("labelLength") is not int labels
            || output.Shape.ElementCount % classes != 0)
        {
            return null;
        }

        int steps = output.Shape.ElementCount / classes;
        return labels <= steps
            ? null
            : new LossFinding(
                Rules.TooLongLabels,
                loss.Name,
                Text.Of(labels),
                output.Layer,
                pairing.Trainer.Network!.Name,
                steps == 1 ? "1 step" : Text.Of(steps) + " steps",
                output.Shape.ToString(),
                Text.Of(steps));
    }
}
