using StaticNet.Generator.Common;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Usage;

/// <summary>A loss of numbers on an output that makes only some of them.</summary>
internal sealed class BoundedRegression : LossRule
{
    protected override LossFinding? Find(LossPairing pairing)
    {
        (OutputFacts output, LossCreation loss) = (pairing.Output, pairing.Loss);
        if (loss.Family != LossFamily.Numbers)
        {
            return null;
        }

        // Softplus and others are chosen for their range; with ReLU, units that are cut to 0 learn nothing any more.
        (string Limit, string Advice)? reason = output.Kind switch
        {
            ActivationKind.ReLU or ActivationKind.ThresholdedReLU =>
                ("predicts nothing below 0, and a prediction cut to 0 has no gradient", "leave the activation out, or use Softplus for targets above 0"),
            ActivationKind.Softmax when output.Shape.Channels > 1 =>
                ($"predicts {Text.Of(output.Shape.Channels)} numbers that add up to 1", "leave the activation out, or use CategoricalCrossentropy for classes"),
            _ => null,
        };
        return reason is (string limit, string advice)
            ? new LossFinding(Rules.BoundedRegression, output.Layer, pairing.Trainer.Network!.Name, output.Ending, limit, loss.Name, advice)
            {
                Activation = nameof(ActivationKind.Linear),
            }
            : null;
    }
}
