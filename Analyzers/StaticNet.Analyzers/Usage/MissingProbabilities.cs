using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Usage;

/// <summary>A loss of probabilities on an output that makes other numbers.</summary>
internal sealed class MissingProbabilities : LossRule
{
    protected override LossFinding? Find(LossPairing pairing)
    {
        (OutputFacts output, LossCreation loss) = (pairing.Output, pairing.Loss);
        bool takesProbabilities = loss.Family is LossFamily.Classes or LossFamily.Probabilities or LossFamily.Divergence;
        if (!takesProbabilities || loss.FromLogits != false || output.Activation is null || IsProbability(output.Kind, loss))
        {
            return null;
        }

        string activation = loss.Family == LossFamily.Probabilities ? "Sigmoid" : "Softmax";
        bool canBeLogits = loss.KnowsLogits
            && (output.Kind == ActivationKind.Linear || (output.Kind == ActivationKind.LogSoftmax && loss.Family == LossFamily.Classes));
        string advice = canBeLogits ? $"Activation = Activation.{activation} there, or fromLogits: true here" : $"Activation = Activation.{activation} there";
        return new LossFinding(Rules.MissingProbabilities, loss.Name, output.Layer, pairing.Trainer.Network!.Name, output.Ending, advice)
        {
            FromLogits = canBeLogits ? true : null,
            Activation = activation,
        };
    }

    // Divided by their sum, positive numbers are a distribution too.
    private static bool IsProbability(ActivationKind kind, LossCreation loss) =>
        kind is ActivationKind.Softmax or ActivationKind.Sigmoid or ActivationKind.HardSigmoid
        || (kind is ActivationKind.Exponential or ActivationKind.Softplus && loss.Family != LossFamily.Probabilities);
}
