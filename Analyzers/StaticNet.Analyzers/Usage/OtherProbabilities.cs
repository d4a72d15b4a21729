using StaticNet.Generator.Common;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Usage;

/// <summary>Probabilities that add up to 1 where each is for itself, or the other way round.</summary>
internal sealed class OtherProbabilities : LossRule
{
    protected override LossFinding? Find(LossPairing pairing)
    {
        (OutputFacts output, LossCreation loss) = (pairing.Output, pairing.Loss);
        if (loss.FromLogits == true || output.Shape.ElementCount == 1)
        {
            return null;
        }

        bool isSigmoid = output.Kind is ActivationKind.Sigmoid or ActivationKind.HardSigmoid;
        (string Asked, string Made, string Advice, ActivationKind Activation)? reason = loss.Family switch
        {
            LossFamily.Classes when isSigmoid =>
                ("one distribution over the classes", "makes each probability by itself", "use Softmax, or BinaryCrossentropy where several classes may be true at once", ActivationKind.Softmax),
            LossFamily.Alignment when isSigmoid =>
                ("logits or one distribution over the classes", "makes each probability by itself", "leave the activation out, or use Softmax", ActivationKind.Linear),

            // Of two classes both losses are the same number.
            LossFamily.Probabilities when output.Kind == ActivationKind.Softmax && output.Shape.Channels > 2 =>
                ("a probability for each output by itself", $"makes {Text.Of(output.Shape.Channels)} that add up to 1", "use Sigmoid, or CategoricalCrossentropy where one class is true", ActivationKind.Sigmoid),
            _ => null,
        };
        return reason is (string asked, string made, string advice, ActivationKind activation)
            ? new LossFinding(Rules.OtherProbabilities, loss.Name, asked, output.Layer, pairing.Trainer.Network!.Name, output.Ending, made, advice)
            {
                Activation = activation.ToString(),
            }
            : null;
    }
}
