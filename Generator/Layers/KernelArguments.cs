using System.Collections.Generic;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>What every layer with a kernel reads from its attribute.</summary>
internal sealed record KernelArguments(
    ActivationKind Activation,
    bool UseBias,
    InitializerKind KernelInitializer,
    double KernelInitializerValue,
    InitializerKind BiasInitializer,
    double BiasInitializerValue)
{
    public static KernelArguments Read(LayerDeclaration layer) => new(
        (ActivationKind)layer.Int(nameof(Activation)),
        layer.Bool(nameof(UseBias), true),
        (InitializerKind)layer.Int(nameof(KernelInitializer), (int)InitializerKind.GlorotUniform),
        layer.Double(nameof(KernelInitializerValue)),
        (InitializerKind)layer.Int(nameof(BiasInitializer), (int)InitializerKind.Zeros),
        layer.Double(nameof(BiasInitializerValue)));

    public static bool Check(InferenceContext context) =>
        context.IsDefined<ActivationKind>(nameof(Activation))
        & context.IsDefined<InitializerKind>(nameof(KernelInitializer))
        & context.IsDefined<InitializerKind>(nameof(BiasInitializer))
        & context.InRange(nameof(KernelInitializerValue), IsFinite, "finite")
        & context.InRange(nameof(BiasInitializerValue), IsFinite, "finite");

    /// <summary>The parameters <c>kernel</c> and, if wanted, <c>bias</c>.</summary>
    public EquatableArray<Parameter> Parameters(Shape kernel, int groups, int fanIn, int fanOut)
    {
        List<Parameter> parameters =
            [new Parameter("kernel", kernel, groups, true, KernelInitializer, KernelInitializerValue, fanIn, fanOut)];
        if (UseBias)
        {
            // Keras' fans of a vector: its length, both ways.
            int columns = kernel.Channels;
            parameters.Add(new Parameter(
                "bias", new Shape(columns), groups, true, BiasInitializer, BiasInitializerValue, columns, columns));
        }

        return parameters.ToEquatableArray();
    }

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
}
