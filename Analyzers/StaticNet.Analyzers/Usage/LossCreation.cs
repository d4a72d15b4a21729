using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using StaticNet.Generator.Declarations;

namespace StaticNet.Analyzers.Usage;

/// <summary>What a loss compares.</summary>
internal enum LossFamily
{
    /// <summary>One distribution over classes.</summary>
    Classes,

    /// <summary>A probability for each output.</summary>
    Probabilities,

    /// <summary>A distribution, with another.</summary>
    Divergence,

    /// <summary>Logits of classes, one after the other.</summary>
    Alignment,

    /// <summary>Numbers.</summary>
    Numbers,

    /// <summary>−1 or 1.</summary>
    Signs,

    /// <summary>Rates of events.</summary>
    Rates,

    /// <summary>Directions of vectors.</summary>
    Directions,

    /// <summary>Several outputs, each by a loss of its own.</summary>
    Composite,
}

/// <summary>One of the runtime's losses, where it is made.</summary>
/// <param name="Operation">The expression.</param>
/// <param name="Family">What it compares.</param>
internal sealed record LossCreation(IObjectCreationOperation Operation, LossFamily Family)
{
    public string Name => Operation.Type!.Name;

    /// <summary>Whether predictions are logits; null where that is not known.</summary>
    public bool? FromLogits => HasParameter("fromLogits") ? Constant("fromLogits") as bool? : false;

    /// <summary>Whether it can be told that predictions are logits.</summary>
    public bool KnowsLogits => HasParameter("fromLogits");

    /// <summary>Where it says so: the argument, or the whole expression where it is not given.</summary>
    public Location LogitsPlace => (Argument("fromLogits") is { ArgumentKind: ArgumentKind.Explicit } given ? given.Syntax : Operation.Syntax).GetLocation();

    /// <summary>Classes of one distribution; 0 for all outputs, null where that is not known.</summary>
    public int? Classes => HasParameter("classes") ? Constant("classes") as int? : 0;

    /// <summary>Whether the outputs belong together.</summary>
    public bool IsOverClasses => Family is LossFamily.Classes or LossFamily.Divergence or LossFamily.Alignment;

    /// <summary>Whether a target is the index of a class.</summary>
    public bool IsSparse => Name == "SparseCategoricalCrossentropy";

    /// <summary>The loss that an expression gives; null where it may be any, or one of a user's.</summary>
    public static LossCreation? Read(IOperation operation, CancellationToken cancellation) =>
        Origin.Find(operation, cancellation) is IObjectCreationOperation { Type: INamedTypeSymbol type } creation
        && DeclarationReader.IsOurs(type)
        && FamilyOf(type.Name) is LossFamily family
            ? new LossCreation(creation, family)
            : null;

    /// <summary>What a parameter of the constructor is set to, by its default too, if that is a constant or a local that is one.</summary>
    public object? Constant(string parameter) =>
        Argument(parameter) is IArgumentOperation argument ? Origin.Find(argument.Value, CancellationToken.None).ConstantValue.Value : null;

    private IArgumentOperation? Argument(string parameter) =>
        Operation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter);

    private static LossFamily? FamilyOf(string name) => name switch
    {
        "CategoricalCrossentropy" or "SparseCategoricalCrossentropy" or "CategoricalFocalCrossentropy" => LossFamily.Classes,
        "BinaryCrossentropy" or "BinaryFocalCrossentropy" => LossFamily.Probabilities,
        "KLDivergence" => LossFamily.Divergence,
        "CTC" => LossFamily.Alignment,
        "MeanSquaredError" or "MeanAbsoluteError" or "Huber" or "LogCosh" => LossFamily.Numbers,
        "Hinge" or "SquaredHinge" => LossFamily.Signs,
        "Poisson" => LossFamily.Rates,
        "CosineSimilarity" => LossFamily.Directions,
        "CompositeLoss" => LossFamily.Composite,
        _ => null,
    };

    private bool HasParameter(string name) => Operation.Constructor?.Parameters.Any(parameter => parameter.Name == name) == true;
}
