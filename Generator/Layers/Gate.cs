using StaticNet.Generator.Common;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>An activation inside a cell. What is kept for the way back is its output or its input, whichever f′ is made from.</summary>
internal readonly record struct Gate(ActivationKind Kind)
{
    /// <summary>f(x).</summary>
    public Expression Of(Expression x) => Kind == ActivationKind.Linear ? x : new Expression.Function(Kind, Parameters, x);

    /// <summary>What to keep of f(x).</summary>
    public Expression Keep(Expression x) => FromOutput ? Of(x) : x;

    /// <summary>f(x) from what was kept.</summary>
    public Expression Value(Expression kept) => FromOutput ? kept : Of(kept);

    /// <summary>f′(x) from what was kept.</summary>
    public Expression Slope(Expression kept) =>
        Kind == ActivationKind.Linear ? 1 : new Expression.FunctionGradient(Kind, Parameters, kept);

    private bool FromOutput => Kind == ActivationKind.Linear || ActivationRules.GradientFromOutput(Kind);

    private EquatableArray<double> Parameters => ActivationRules.DefaultParameters(Kind);
}
