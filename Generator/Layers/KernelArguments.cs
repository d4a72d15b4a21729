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
    /// <summary>What training does to kernels.</summary>
    public ParameterRule? KernelRule { get; init; }

    /// <summary>What training does to biases.</summary>
    public ParameterRule? BiasRule { get; init; }

    public static KernelArguments Read(LayerDeclaration layer) => new(
        (ActivationKind)layer.Int(nameof(Activation)),
        layer.Bool(nameof(UseBias), true),
        (InitializerKind)layer.Int(nameof(KernelInitializer), (int)InitializerKind.GlorotUniform),
        layer.Double(nameof(KernelInitializerValue)),
        (InitializerKind)layer.Int(nameof(BiasInitializer), (int)InitializerKind.Zeros),
        layer.Double(nameof(BiasInitializerValue)))
    {
        KernelRule = ParameterRules.Read(layer, "Kernel"),
        BiasRule = ParameterRules.Read(layer, "Bias"),
    };

    /// <summary>Reports what cannot be meant.</summary>
    /// <param name="context">The layer.</param>
    /// <param name="hasForgetGate">Whether the bias is that of gates of which one forgets.</param>
    public static bool Check(InferenceContext context, bool hasForgetGate = false) =>
        context.IsDefined<ActivationKind>(nameof(Activation))
        & InitializerRules.CheckKernel(context, "Kernel")
        & (hasForgetGate ? InitializerRules.CheckForgetBias(context) : InitializerRules.CheckVector(context, "Bias"))
        & ParameterRules.Check(context, "Kernel", "Bias")
        & ParameterRules.CheckPenalty(context, "Activity");

    /// <summary>The parameters <c>kernel</c> and, if wanted, <c>bias</c>.</summary>
    public EquatableArray<Parameter> Parameters(Shape kernel, int groups, int fanIn, int fanOut) =>
        WithBias([Kernel("kernel", kernel, groups, fanIn, fanOut)], kernel.Channels);

    /// <summary>A kernel of a layer.</summary>
    /// <param name="name">Its name within the layer.</param>
    /// <param name="shape">In Keras layout.</param>
    /// <param name="groups">Column groups of the packing.</param>
    /// <param name="fanIn">For variance scaling.</param>
    /// <param name="fanOut">For variance scaling.</param>
    /// <param name="normAxes">The axes along which lie the weights of one output; none where these are all but the last.</param>
    public Parameter Kernel(string name, Shape shape, int groups, int fanIn, int fanOut, params int[] normAxes) =>
        new Parameter(name, shape, groups, true, KernelInitializer, KernelInitializerValue, fanIn, fanOut).With(KernelRule, normAxes);

    /// <summary>A layer's kernels and, if wanted, <c>bias</c>.</summary>
    public EquatableArray<Parameter> WithBias(EquatableArray<Parameter> kernels, int columns)
    {
        List<Parameter> parameters = [.. kernels];
        if (UseBias)
        {
            // Keras' fans of a vector: its length, both ways.
            parameters.Add(new Parameter(
                "bias", new Shape(columns), 1, true, BiasInitializer, BiasInitializerValue, columns, columns).With(BiasRule));
        }

        return parameters.ToEquatableArray();
    }

    /// <summary>
    /// Ends the lowering of a layer with a kernel: the contraction with its bias, the activation, and their way back.
    /// </summary>
    /// <param name="node">The layer.</param>
    /// <param name="lowering">Where the kernels go.</param>
    /// <param name="contraction">Makes out = Σ input · kernel for given tensors.</param>
    /// <param name="source">What is read; the layer's input if not given.</param>
    /// <param name="kernel">The kernel's name.</param>
    public void Lower(
        Node node,
        Lowering lowering,
        Func<Tensor, Tensor, Tensor, Contraction> contraction,
        Tensor? source = null,
        string kernel = "kernel")
    {
        Tensor input = source ?? lowering.Input(node);
        Tensor weights = lowering.Parameter(node, kernel)!;
        Tensor linear = lowering.NewLinear(node, Activation);
        LowerSum(lowering, contraction(linear, input, weights), linear, input, weights, lowering.Parameter(node, "bias"));
        Activate(node, lowering, linear);
    }

    /// <summary>A contraction of an activation with a kernel, its bias, and their way back.</summary>
    public static void LowerSum(Lowering lowering, Contraction sum, Tensor output, Tensor input, Tensor kernel, Tensor? bias)
    {
        lowering.Add(ContractionGradients.Simplify(bias is null ? sum : sum with { Epilogue = [new Pointwise.AddChannel(bias.Id)] }));
        lowering.OnBackward(() =>
        {
            Tensor gradient = lowering.Gradient(output);
            lowering.Add(ContractionGradients.Simplify(
                ContractionGradients.OfB(sum, gradient.Id, lowering.ParameterGradient(kernel).Id)));
            LowerBiasGradient(lowering, sum.Label, bias, gradient);
            lowering.Contribute(input, (inputGradient, accumulate) => WindowGradients.Pays(sum, input)
                ? WindowGradients.Of(sum, gradient.Id, inputGradient.Id, lowering.Windows(kernel, sum.Label).Id, accumulate)
                : ContractionGradients.OfA(
                    sum,
                    input,
                    kernel,
                    gradient.Id,
                    inputGradient.Id,
                    sum.VectorReadsA ? kernel.Id : lowering.Transposed(kernel, sum.Label).Id,
                    accumulate));
        });
    }

    /// <summary>The gradient of a bias, where there is one: the sum over all it is added to.</summary>
    public static void LowerBiasGradient(Lowering lowering, string label, Tensor? bias, Tensor gradient)
    {
        if (bias is not null)
        {
            lowering.Add(new Reduce(label, "bias gradient", lowering.ParameterGradient(bias).Id, gradient.Id, [], Accumulate: true));
        }
    }

    /// <summary>The activation and its way back; nothing where it is linear.</summary>
    public void Activate(Node node, Lowering lowering, Tensor linear)
    {
        if (Activation != ActivationKind.Linear)
        {
            lowering.Activate(node, linear, Activation, ActivationRules.DefaultParameters(Activation));
        }
    }
}
