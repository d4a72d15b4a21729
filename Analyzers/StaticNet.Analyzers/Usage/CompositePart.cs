using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNet.Analyzers.Usage;

/// <summary>One of the losses of a <c>CompositeLoss</c>.</summary>
/// <param name="Size">Elements of its output; null where not known.</param>
/// <param name="Loss">The loss; null where it may be any.</param>
/// <param name="Location">Where the loss stands.</param>
/// <param name="Place">Where all of it stands.</param>
internal sealed record CompositePart(int? Size, LossCreation? Loss, Location Location, Location Place)
{
    /// <summary>The parts in their order; null where they are not written out.</summary>
    public static IReadOnlyList<CompositePart>? All(LossCreation composite, CancellationToken cancellation)
    {
        if (composite.Operation.Arguments.Length != 1
            || Elements.Of(composite.Operation.Arguments[0].Value, cancellation) is not { } elements)
        {
            return null;
        }

        List<CompositePart> parts = [];
        foreach (IOperation element in elements)
        {
            if (Origin.WithoutTupleConversion(element) is not ITupleOperation { Elements: { Length: 3 } fields } part)
            {
                return null;
            }

            parts.Add(new CompositePart(
                ConstantNumber.Find(fields[0], cancellation),
                LossCreation.Read(fields[1], cancellation),
                fields[1].Syntax.GetLocation(),
                part.Syntax.GetLocation()));
        }

        return parts;
    }
}
