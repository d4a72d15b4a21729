using System;
using System.Collections.Generic;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
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
                "bias", new Shape(columns), 1, true, BiasInitializer, BiasInitializerValue, columns, columns));
        }

        return parameters.ToEquatableArray();
    }

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);

    /// <summary>
    /// Ends the lowering of a layer with a kernel: the contraction with its bias, the activation, and their way back.
    /// </summary>
    /// <param name="node">The layer.</param>
    /// <param name="lowering">Where the kernels go.</param>
    /// <param name="contraction">Makes out = Σ input · kernel for given tensors.</param>
    public void Lower(Node node, Lowering lowering, Func<Tensor, Tensor, Tensor, Contraction> contraction)
    {
        Tensor input = lowering.Input(node);
        Tensor kernel = lowering.Parameter(node, "kernel")!;
        Tensor? bias = lowering.Parameter(node, "bias");
        Tensor linear = lowering.NewLinear(node, Activation);
        Contraction sum = contraction(linear, input, kernel);
        lowering.Add(ContractionGradients.Simplify(bias is null ? sum : sum with { Epilogue = [new Pointwise.AddChannel(bias.Id)] }));
        lowering.OnBackward(() =>
        {
            Tensor gradient = lowering.Gradient(linear);
            lowering.Add(ContractionGradients.Simplify(
                ContractionGradients.OfB(sum, gradient.Id, lowering.ParameterGradient(kernel).Id)));
            if (bias is not null)
            {
                lowering.Add(new Reduce(
                    node.Name, "bias gradient", lowering.ParameterGradient(bias).Id, gradient.Id, [], Accumulate: true));
            }

            lowering.Contribute(input, (inputGradient, accumulate) => ContractionGradients.OfA(
                sum, input, kernel, gradient.Id, inputGradient.Id, lowering.Transposed(kernel, node.Name).Id, accumulate));
        });

        if (Activation != ActivationKind.Linear)
        {
            lowering.Activate(node, linear, Activation, ActivationRules.DefaultParameter(Activation));
        }
    }
}
