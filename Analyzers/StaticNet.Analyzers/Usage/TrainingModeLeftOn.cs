using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using StaticNet.Analyzers.Advice;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Usage;

/// <summary>Predictions as in training: with dropout, and with statistics of the batch.</summary>
internal sealed class TrainingModeLeftOn : UsageRule
{
    public override void OnCall(NetworkCall call)
    {
        if (call is not { Kind: CallKind.ForwardBatch, Model: { } model }
            || model.Nodes.FirstOrDefault(IsOtherInTraining) is not Node layer
            || call.Argument(0) is not IArgumentOperation argument)
        {
            return;
        }

        if (ContextField.IsLeftInTraining(argument, call.Cancellation))
        {
            call.Report(Rules.TrainingModeLeftOn, 0, call.TextOf(0), layer.Name, layer.Kind);
            return;
        }

        if (ContextLife.Of(argument.Value, call.Cancellation) is not { Backwards.Count: 0 } life

            // One mistake, however many calls follow.
            || life.Passes.Any(pass => pass.Syntax.SpanStart < call.Operation.Syntax.SpanStart)

            // Whoever chooses the random numbers wants them.
            || life.SettingsOf("Training").Any()
            || life.SettingsOf("Seed").Any())
        {
            return;
        }

        Location declaration = Origin.Local(argument.Value)!.Locations.First();
        call.Report(
            Rules.TrainingModeLeftOn,
            0,
            new Remedy(FindingProperties.Statement, declaration, "Training = false"),
            call.TextOf(0),
            layer.Name,
            layer.Kind);
    }

    private static bool IsOtherInTraining(Node node) =>
        ModelView.LayerOf(node).NoiseArgument is not null || (ModelView.NormalizesBatch(node) && node.Parameters.Any(static parameter => !parameter.Trainable));
}
