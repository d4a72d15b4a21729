using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>
/// A transposed convolution over 1, 2 or 3 axes: the map that is the input gradient of the convolution which leads from this
/// layer's output back to its input. That convolution in turn is this layer's input gradient.
/// </summary>
internal abstract class ConvolutionTransposeLayer : Layer
{
    private const string Stem = "Kernel";

    /// <summary>How many axes the kernel slides along.</summary>
    protected abstract int Axes { get; }

    public override bool HasKernel => true;

    public override bool SplitsChannels(LayerDeclaration layer) => layer.Int("Groups", 1) > 1;

    public override LayerShape? Infer(InferenceContext context)
    {
        bool valid = context.HasAtLeast("Filters", 1)
            & context.AtLeast("Groups", 1)
            & WindowArguments.Check(context, Stem, Axes)
            & CheckOutputPadding(context)
            & KernelArguments.Check(context);
        if (context.Spatial(Axes) is not Shape input || !valid || !ConvolutionLayer.GroupsDivide(context, input))
        {
            return null;
        }

        LayerDeclaration layer = context.Declaration;
        EquatableArray<string> names = AxisNames.Of(Axes);
        long[] sizes = new long[Axes];
        for (int axis = 0; axis < Axes; axis++)
        {
            (long size, _) = ConvolutionTransposeArguments.Output(layer, names[axis], input[axis]);
            if (size < 1)
            {
                (string before, string after) = AxisNames.Padding(names[axis]);
                string given = layer.Int(before) >= layer.Int(after) ? before : after;
                long cut = (long)layer.Int(before) + layer.Int(after);
                context.OutOfRange(
                    given,
                    Text.Of(layer.Int(given)),
                    $"so small that something is left: {Text.Of(input[axis])} elements become {Text.Of(size + cut)}, of which padding takes {Text.Of(cut)}");
                return null;
            }

            sizes[axis] = size;
        }

        int groups = layer.Int("Groups", 1);
        int filters = layer.Int("Filters");
        if (context.Tensor("output", "Filters", [.. sizes, filters]) is not Shape output)
        {
            return null;
        }

        if (context.Tensor("kernel", "Filters", [.. names.Select(axis => (long)layer.Int(AxisNames.Size(Stem, axis))), filters / groups, input.Channels]) is not Shape kernel)
        {
            return new LayerShape(output);
        }

        ConvolutionTransposeArguments arguments = ConvolutionTransposeArguments.Read(layer, input);

        // The convolution back reads the output with its border, which exists in memory.
        if (context.Tensor("padded output", AxisNames.Size(Stem, names[0]), [.. arguments.Window.Axes.Select(static axis => axis.PaddedInput), filters]) is null)
        {
            return new LayerShape(output);
        }

        int field = arguments.Window.Size;
        return new LayerShape(
            output,
            arguments.Kernel.WithBias(
                [
                    // A filter's weights: at every tap, from every input.
                    arguments.Kernel.Kernel(
                        "kernel", kernel, groups, field * (filters / groups), field * input.Channels, [.. Enumerable.Range(0, Axes), Axes + 1]),
                ],
                filters),
            (long)input.ElementCount * field * (filters / groups));
    }

    public override void Lower(Node node, Lowering lowering)
    {
        Tensor input = lowering.Input(node);
        ConvolutionTransposeArguments arguments = ConvolutionTransposeArguments.Read(node.Declaration, new Shape(input.Dimensions));
        KernelArguments kernelArguments = arguments.Kernel;
        Tensor kernel = lowering.Parameter(node, "kernel")!;
        Tensor? bias = lowering.Parameter(node, "bias");
        Tensor linear = lowering.NewLinear(node, kernelArguments.Activation);
        Contraction back = ConvolutionLayer.Sum(
            node.Name, "input gradient", arguments.Window, arguments.Groups, output: input, image: linear, kernel);
        LowerForward(node, lowering, back, linear, input, kernel, bias);
        lowering.OnBackward(() =>
        {
            Tensor gradient = lowering.Gradient(linear);
            Contraction ofGradient = back with { A = back.A with { Tensor = gradient.Id } };
            lowering.Add(ContractionGradients.Simplify(
                ContractionGradients.OfB(ofGradient, input.Id, lowering.ParameterGradient(kernel).Id)));
            KernelArguments.LowerBiasGradient(lowering, node.Name, bias, gradient);
            lowering.Contribute(input, (inputGradient, accumulate) =>
            [
                ContractionGradients.Simplify(ofGradient with { Out = back.Out with { Tensor = inputGradient.Id }, Accumulate = accumulate }),
            ]);
        });
        kernelArguments.Activate(node, lowering, linear);
    }

    private static void LowerForward(
        Node node, Lowering lowering, Contraction back, Tensor linear, Tensor input, Tensor kernel, Tensor? bias)
    {
        int transposed = lowering.Transposed(kernel, node.Name).Id;
        List<Kernel> Phases(Tensor target) =>
        [
            .. ContractionGradients.OfA(back, linear, kernel, input.Id, target.Id, transposed, accumulate: false)
                .Select(static phase => phase is Contraction contraction
                    ? contraction with { Purpose = "transposed convolution" }
                    : (Kernel)((Fill)phase with { Purpose = "elements that no window reaches" })),
        ];
        List<Kernel> phases = Phases(linear);
        if (bias is null)
        {
            phases.ForEach(lowering.Add);
            return;
        }

        Pointwise add = new Pointwise.AddChannel(bias.Id);
        if (phases.All(static phase => phase is Contraction))
        {
            // Each element belongs to one phase.
            phases.ForEach(phase => lowering.Add((Contraction)phase with { Epilogue = [add] }));
            return;
        }

        // The bias reaches elements, too, that no window does.
        Tensor sum = lowering.NewActivation(node.Name + "/sum", linear.Dimensions);
        Phases(sum).ForEach(lowering.Add);
        lowering.Add(new Map(node.Name, "bias", linear.Id, sum.Id, [add]));
    }

    /// <summary>As in PyTorch: less than a step or the distance between kernel elements, or not given (−1).</summary>
    private bool CheckOutputPadding(InferenceContext context)
    {
        LayerDeclaration layer = context.Declaration;
        bool valid = true;
        foreach (string name in AxisNames.Of(Axes).Where(static axis => axis.Length > 0).Select(static axis => "OutputPadding" + axis).Prepend("OutputPadding"))
        {
            int given = layer.Int(name, -1);
            int limit = AxisNames.Of(Axes).Where(axis => name == "OutputPadding" || name.EndsWith(axis, System.StringComparison.Ordinal))
                .Min(axis => System.Math.Max(WindowArguments.Stride(layer, axis, 1), WindowArguments.Dilation(layer, axis)));
            valid &= (given >= -1 && given < System.Math.Max(limit, 1))
                || context.OutOfRange(name, Text.Of(given), $"less than {Text.Of(limit)}, the larger of stride and dilation, or -1 for Keras' default");
        }

        return valid;
    }
}

/// <summary>What the attributes of transposed convolutions say, resolved for an input.</summary>
/// <param name="Filters">Channels of the output.</param>
/// <param name="Groups">Into how many groups channels and filters are split.</param>
/// <param name="Window">Of the convolution that leads from the output back to the input.</param>
/// <param name="Kernel">What every layer with a kernel reads.</param>
internal sealed record ConvolutionTransposeArguments(int Filters, int Groups, WindowArguments Window, KernelArguments Kernel)
{
    /// <summary>Of an attribute that inference has accepted.</summary>
    public static ConvolutionTransposeArguments Read(LayerDeclaration layer, Shape input)
    {
        WindowAxis Axis(string axis, int length)
        {
            (long output, long crop) = Output(layer, axis, length);
            int size = layer.Int(AxisNames.Size("Kernel", axis));
            int stride = WindowArguments.Stride(layer, axis, 1);
            int dilation = WindowArguments.Dilation(layer, axis);
            WindowAxis window = new((int)output, size, stride, dilation, (int)crop, 0, length);
            return window with { PadAfter = (int)window.Overhang };
        }

        return new ConvolutionTransposeArguments(
            layer.Int(nameof(Filters)),
            layer.Int(nameof(Groups), 1),
            new WindowArguments(AxisNames.Of(input.Rank - 1).Select((axis, i) => Axis(axis, input[i])).ToEquatableArray()),
            KernelArguments.Read(layer));
    }

    /// <summary>
    /// The output's size along an axis, and how many elements of the full output are left out before it. Keras' rules (those of
    /// its TensorFlow backend): Valid keeps the whole output, (input − 1) · stride + extent, at least input · stride; Same makes
    /// input · stride, and with output padding (input − 1) · stride + extent mod 2 + output padding. Paddings that are given
    /// crop the whole output, as in PyTorch and ONNX; output padding then adds to its end, none if not given.
    /// </summary>
    public static (long Size, long Crop) Output(LayerDeclaration layer, string axis, int input)
    {
        long stride = WindowArguments.Stride(layer, axis, 1);
        long extent = (((long)layer.Int(AxisNames.Size("Kernel", axis)) - 1) * WindowArguments.Dilation(layer, axis)) + 1;
        long reach = ((long)input - 1) * stride;
        long added = layer.Int("OutputPadding" + axis, -1);
        added = added < 0 ? layer.Int("OutputPadding", -1) : added;
        if ((PaddingKind)layer.Int("Padding") == PaddingKind.Same)
        {
            long size = added < 0 ? input * stride : reach + (extent % 2) + added;
            return (size, System.Math.Max(reach + extent - size, 0) / 2);
        }

        (string beforeName, string afterName) = AxisNames.Padding(axis);
        (int before, int after) = (layer.Int(beforeName), layer.Int(afterName));
        if (added < 0)
        {
            added = before == 0 && after == 0 ? System.Math.Max(stride - extent, 0) : 0;
        }

        return (reach + extent + added - before - after, before);
    }
}
