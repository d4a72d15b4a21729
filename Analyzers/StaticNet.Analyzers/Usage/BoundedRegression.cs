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

            // Of a single one another rule tells.
            ActivationKind.Softmax => null,
            _ when output.Values is { Low: double low, High: double high } && IsBounded(low, high) && !MayBeAnImage(pairing) =>
                ($"predicts nothing outside {Text.Of(low)} to {Text.Of(high)}", Advice(low, high)),
            _ => null,
        };
        return reason is (string limit, string advice)
            ? new LossFinding(Rules.BoundedRegression, output.Layer, pairing.Trainer.Network!.Name, output.Ending, limit, loss.Name, advice)
            {
                Activation = nameof(ActivationKind.Linear),
            }
            : null;
    }

    private static bool IsBounded(double low, double high) => !double.IsInfinity(low) && !double.IsInfinity(high);

    // What a decoder makes, and an image or a volume, has values that are known to lie there.
    private static bool MayBeAnImage(LossPairing pairing) =>
        pairing.Output.Shape.Rank > 2 || pairing.Output.Shape.ElementCount >= pairing.Trainer.Model!.InputShape.ElementCount;

    private static string Advice(double low, double high) =>
        "leave the activation out where targets may lie elsewhere" + (low == 0 && high == 1 ? ", or use BinaryCrossentropy for yes and no" : string.Empty);
}
