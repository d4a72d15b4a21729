using StaticNet.Analyzers.Advice;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Usage;

/// <summary>A loss that asks for values which the output cannot take, or that breaks at values which it can.</summary>
internal sealed class UnreachableTargets : LossRule
{
    protected override LossFinding? Find(LossPairing pairing)
    {
        (OutputFacts output, LossCreation loss) = (pairing.Output, pairing.Loss);
        if (output.Values is not ValueSet values)
        {
            return null;
        }

        (string Problem, string Advice, ActivationKind Activation)? reason = loss.Family switch
        {
            LossFamily.Signs when values.Low >= 0 => ("is never below 0, but asked for −1 where the class is not the right one", "use Tanh, or leave the activation out", ActivationKind.Tanh),
            LossFamily.Rates when values.Low < 0 => ("may be negative, and the loss takes its logarithm", "use Softplus or Exponential", ActivationKind.Softplus),
            LossFamily.Probabilities when loss.FromLogits == true && values.Low >= 0 && !IsProbability(output) =>
                ("is never below 0, and as a logit no probability below 0.5", "leave the activation out", ActivationKind.Linear),
            _ => null,
        };
        return reason is (string problem, string advice, ActivationKind activation)
            ? new LossFinding(Rules.UnreachableTargets, output.Layer, pairing.Trainer.Network!.Name, output.Ending, problem, loss.Name, advice)
            {
                Activation = activation.ToString(),
            }
            : null;
    }

    // Of these another rule tells.
    private static bool IsProbability(OutputFacts output) =>
        output.Kind is ActivationKind.Sigmoid or ActivationKind.HardSigmoid or ActivationKind.Softmax;
}
