using System.Threading;

namespace StaticNet.Analyzers.Usage;

/// <summary>How many elements a loss's targets have.</summary>
internal static class TargetSizes
{
    /// <summary>Elements of one sample's target, as the loss's <c>TargetSize</c> tells; null where not known.</summary>
    public static int? Of(LossCreation loss, int outputSize, CancellationToken cancellation)
    {
        switch (loss.Family)
        {
            case LossFamily.Classes when loss.IsSparse:
                int? classes = loss.Classes == 0 ? outputSize : loss.Classes;
                return classes > 0 && outputSize % classes == 0 ? outputSize / classes : null;
            case LossFamily.Alignment:
                return loss.Constant("labelLength") as int?;
            case LossFamily.Composite:
                return OfParts(loss, cancellation);
            default:
                return outputSize;
        }
    }

    private static int? OfParts(LossCreation composite, CancellationToken cancellation)
    {
        if (CompositePart.All(composite, cancellation) is not { } parts)
        {
            return null;
        }

        int? sum = 0;
        foreach (CompositePart part in parts)
        {
            sum += part is { Size: int size, Loss: LossCreation loss } ? Of(loss, size, cancellation) : null;
        }

        return sum;
    }
}
