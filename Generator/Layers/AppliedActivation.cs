using StaticNet.Generator.Common;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>An activation as a layer applies it.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Parameters">As <see cref="ActivationRules.DefaultParameters"/> orders them.</param>
internal readonly record struct AppliedActivation(ActivationKind Kind, EquatableArray<double> Parameters)
{
    /// <summary>That of a layer that applies none.</summary>
    public static AppliedActivation None { get; } = new(ActivationKind.Linear, []);

    /// <summary>An activation with its usual parameters.</summary>
    public static AppliedActivation Of(ActivationKind kind) => new(kind, ActivationRules.DefaultParameters(kind));
}
