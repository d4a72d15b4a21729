using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Usage;

/// <summary>A loss from logits on an output that makes probabilities already.</summary>
internal sealed class DoubledProbabilities : LossRule
{
    protected override LossFinding? Find(LossPairing pairing)
    {
        (OutputFacts output, LossCreation loss) = (pairing.Output, pairing.Loss);
        return loss.FromLogits == true && output.Kind is ActivationKind.Softmax or ActivationKind.Sigmoid or ActivationKind.HardSigmoid
            ? new LossFinding(
                Rules.DoubledProbabilities,
                loss.Name,
                loss.Family == LossFamily.Probabilities ? "sigmoid" : "softmax",
                output.Layer,
                pairing.Trainer.Network!.Name,
                output.Ending)
            {
                FromLogits = false,
            }
            : null;
    }
}
