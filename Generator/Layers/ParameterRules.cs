using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>
/// Penalties and constraints of a layer's parameters, from the four arguments that begin with a parameter's stem: KernelL1,
/// KernelL2, KernelConstraint, KernelMaxNorm.
/// </summary>
internal static class ParameterRules
{
    /// <summary>The stems that there are.</summary>
    public static readonly EquatableArray<string> Stems = ["Kernel", "Bias", "Recurrent", "Embeddings", "Gamma", "Beta", "Alpha"];

    /// <summary>Reports arguments outside their ranges.</summary>
    public static bool Check(InferenceContext context, params string[] stems) => stems.Aggregate(true, (valid, stem) =>
        CheckPenalty(context, stem)
        & context.IsDefined<ConstraintKind>(stem + "Constraint")
        & context.InRange(stem + "MaxNorm", static limit => limit > 0 && !double.IsInfinity(limit), "positive and finite")
        & valid);

    /// <summary>Reports factors of penalties that are negative or not finite.</summary>
    public static bool CheckPenalty(InferenceContext context, string stem) =>
        context.InRange(stem + "L1", IsPenalty, "at least 0 and finite")
        & context.InRange(stem + "L2", IsPenalty, "at least 0 and finite");

    /// <summary>What the arguments say; null where they ask for nothing.</summary>
    public static ParameterRule? Read(LayerDeclaration layer, string stem)
    {
        ConstraintKind constraint = (ConstraintKind)layer.Int(stem + "Constraint");
        ParameterRule rule = new(
            layer.Double(stem + "L1"),
            layer.Double(stem + "L2"),
            constraint,
            constraint == ConstraintKind.MaxNorm ? layer.Double(stem + "MaxNorm", 2) : 0);
        return rule is { L1: 0, L2: 0, Constraint: ConstraintKind.None } ? null : rule;
    }

    /// <summary>The parameter with a rule, whose norms are taken over the given axes.</summary>
    public static Parameter With(this Parameter parameter, ParameterRule? rule, params int[] axes) => rule is null
        ? parameter
        : parameter with { Rule = rule.Constraint == ConstraintKind.MaxNorm && axes.Length > 0 ? rule with { NormAxes = [.. axes] } : rule };

    /// <summary>The parameters with what the layer says of gamma and beta.</summary>
    public static EquatableArray<Parameter> WithAffineRules(this EquatableArray<Parameter> parameters, LayerDeclaration layer) => parameters
        .Select(parameter => parameter.Name switch
        {
            "gamma" => parameter.With(Read(layer, "Gamma"), AllAxes(parameter.Shape)),
            "beta" => parameter.With(Read(layer, "Beta"), AllAxes(parameter.Shape)),
            _ => parameter,
        })
        .ToEquatableArray();

    /// <summary>All axes: the norm of the whole parameter.</summary>
    public static int[] AllAxes(Shape shape) => shape.Rank == 1 ? [] : [.. Enumerable.Range(0, shape.Rank)];

    private static bool IsPenalty(double factor) => factor >= 0 && !double.IsInfinity(factor);
}
