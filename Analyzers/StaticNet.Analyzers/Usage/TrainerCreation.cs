using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Usage;

/// <summary><c>new Trainer&lt;T&gt;(network, loss, optimizer) { ... }</c>, and what is known of it.</summary>
/// <param name="Operation">The expression.</param>
/// <param name="Network">The class of network; null where it may be any.</param>
/// <param name="Model">Its model; null where it is not known or has errors.</param>
/// <param name="Loss">The loss; null where it may be any.</param>
internal sealed record TrainerCreation(IObjectCreationOperation Operation, INamedTypeSymbol? Network, NetworkModel? Model, LossCreation? Loss)
{
    public static TrainerCreation? Read(IOperation operation, NetworkModels models, CancellationToken cancellation)
    {
        if (operation is not IObjectCreationOperation { Arguments.Length: 3 } creation || !RuntimeTypes.IsOurs(creation.Type, "Trainer"))
        {
            return null;
        }

        INamedTypeSymbol? network = NetworkModels.TypeOf(ArgumentOf(creation, 0).Value, cancellation);
        return new TrainerCreation(
            creation, network, models.Find(network, cancellation), LossCreation.Read(ArgumentOf(creation, 1).Value, cancellation));
    }

    /// <summary>The network that is trained, as it is written.</summary>
    public IOperation NetworkArgument => ArgumentOf(Operation, 0).Value;

    /// <summary>Where to say that the loss does not fit.</summary>
    public Location LossLocation => NetworkCall.ExpressionOf(ArgumentOf(Operation, 1)).GetLocation();

    /// <summary>What a property is set to where the trainer is made; null if it is not.</summary>
    public IOperation? Setting(string property) => Operation.Initializer?.Initializers
        .OfType<ISimpleAssignmentOperation>()
        .FirstOrDefault(assignment => (assignment.Target as IPropertyReferenceOperation)?.Property.Name == property)?.Value;

    /// <summary>Each output with the loss that it is trained by, as far as both are known.</summary>
    public IEnumerable<LossPairing> Pairings(CancellationToken cancellation)
    {
        if (Model is null || Loss is null)
        {
            yield break;
        }

        IReadOnlyList<OutputFacts> outputs = OutputFacts.All(Model);
        if (Loss.Family == LossFamily.Composite)
        {
            if (CompositePart.All(Loss, cancellation) is { } parts && parts.Count == outputs.Count)
            {
                for (int i = 0; i < parts.Count; i++)
                {
                    // Where sizes differ, the losses may be meant for other outputs.
                    if (parts[i].Loss is LossCreation loss && parts[i].Size == outputs[i].Shape.ElementCount)
                    {
                        yield return new LossPairing(this, outputs[i], loss, parts[i].Location);
                    }
                }
            }
        }
        else if (outputs.Count == 1 || !Loss.IsOverClasses)
        {
            foreach (OutputFacts output in outputs)
            {
                yield return new LossPairing(this, output, Loss, LossLocation);
            }
        }
    }

    private static IArgumentOperation ArgumentOf(IObjectCreationOperation creation, int ordinal) =>
        creation.Arguments.First(argument => argument.Parameter?.Ordinal == ordinal);
}
