using System.Collections.Generic;
using System.Linq;
using StaticNet.Tests.Reference;
using Xunit;

namespace StaticNet.Tests.Layers;

/// <summary>Each kind of convolution with each option, in whole blocks of channels and beside them.</summary>
[Trait("Category", "Numeric")]
public sealed class ConvolutionTests
{
    public static TheoryData<string> Names => [.. s_cases.Keys];

    private static readonly Dictionary<string, (int[] Input, ReferenceLayer Layer)> s_cases = new()
    {
        ["Conv1D"] = ([11, 3], new ReferenceConvolution(5, 3)),
        ["Conv1D, stride, whole blocks"] = ([12, 16], new ReferenceConvolution(32, 4) { Stride = [2], Activation = Activation.ReLU }),
        ["Conv1D, causal, dilated"] = ([9, 4], new ReferenceConvolution(6, 3) { Padding = Padding.Causal, Dilation = [2] }),
        ["Conv1D, causal, stride"] = ([10, 2], new ReferenceConvolution(3, 5) { Padding = Padding.Causal, Stride = [3] }),
        ["Conv1D, padded unevenly"] = ([7, 3], new ReferenceConvolution(4, 4) { Pads = [3, 1] }),
        ["Conv1D, groups"] = ([6, 8], new ReferenceConvolution(12, 3) { Groups = 4, Padding = Padding.Same }),
        ["Conv2D, padded unevenly"] = ([5, 6, 3], new ReferenceConvolution(17, 3, 2) { Pads = [0, 2, 3, 1], Stride = [2, 1] }),
        ["Conv3D"] = ([4, 5, 6, 2], new ReferenceConvolution(7, 2, 3, 3)),
        ["Conv3D, same, stride, dilation"] =
            ([4, 5, 3, 3], new ReferenceConvolution(16, 3, 3, 3) { Padding = Padding.Same, Stride = [2, 1, 2], Dilation = [1, 2, 1] }),
        ["Conv3D, groups, padded"] = ([3, 3, 3, 4], new ReferenceConvolution(6, 2, 2, 2) { Groups = 2, Pads = [1, 0, 0, 1, 1, 1] }),
        ["Conv1DTranspose"] = ([5, 3], new ReferenceConvolutionTranspose(4, 3) { Stride = [2] }),
        ["Conv1DTranspose, gaps"] = ([4, 3], new ReferenceConvolutionTranspose(4, 2) { Stride = [3], Activation = Activation.Sigmoid }),
        ["Conv1DTranspose, same, output padding"] =
            ([4, 3], new ReferenceConvolutionTranspose(4, 4) { Stride = [3], Padding = Padding.Same, OutputPadding = [1] }),
        ["Conv2DTranspose, 2×2 by 2"] = ([3, 4, 16], new ReferenceConvolutionTranspose(16, 2, 2) { Stride = [2, 2], Activation = Activation.ReLU }),
        ["Conv2DTranspose, same"] = ([3, 4, 5], new ReferenceConvolutionTranspose(6, 3, 3) { Stride = [2, 2], Padding = Padding.Same }),
        ["Conv2DTranspose, groups, dilation"] =
            ([4, 3, 6], new ReferenceConvolutionTranspose(4, 2, 3) { Stride = [2, 1], Dilation = [2, 3], Groups = 2 }),
        ["Conv2DTranspose, cropped"] =
            ([4, 4, 3], new ReferenceConvolutionTranspose(5, 4, 3) { Stride = [2, 2], Pads = [1, 1, 1, 0], OutputPadding = [1, 0] }),
        ["Conv2DTranspose of one pixel"] = ([1, 1, 7], new ReferenceConvolutionTranspose(5, 4, 4)),
        ["Conv3DTranspose"] = ([2, 3, 2, 3], new ReferenceConvolutionTranspose(4, 3, 2, 3) { Stride = [2, 2, 1] }),
        ["DepthwiseConv1D"] = ([9, 5], new ReferenceDepthwise(null, 1, 3)),
        ["DepthwiseConv1D, causal, dilated"] = ([8, 3], new ReferenceDepthwise(null, 2, 3) { Padding = Padding.Causal, Dilation = [2] }),
        ["DepthwiseConv2D, whole blocks"] = ([6, 5, 32], new ReferenceDepthwise(null, 1, 3, 3) { Padding = Padding.Same }),
        ["DepthwiseConv2D, stride, dilation"] =
            ([7, 8, 19], new ReferenceDepthwise(null, 1, 3, 2) { Stride = [2, 3], Dilation = [2, 1], Activation = Activation.ReLU6 }),
        ["DepthwiseConv2D, one channel"] = ([5, 5, 1], new ReferenceDepthwise(null, 1, 3, 3) { Pads = [1, 1, 0, 2] }),
        ["DepthwiseConv2D, multiplier"] = ([5, 4, 6], new ReferenceDepthwise(null, 3, 3, 3) { Padding = Padding.Same, Stride = [2, 2] }),
        ["SeparableConv1D"] = ([9, 5], new ReferenceDepthwise(7, 2, 3) { Padding = Padding.Same }),
        ["SeparableConv1D, causal"] = ([7, 5], new ReferenceDepthwise(6, 1, 4) { Padding = Padding.Causal }),
        ["SeparableConv2D"] = ([6, 6, 16], new ReferenceDepthwise(24, 1, 3, 3) { Activation = Activation.GELU }),
        ["Dense on steps"] = ([6, 5], new ReferenceDense(9) { Activation = Activation.Tanh }),
        ["Dense on steps, softmax"] = ([4, 16], new ReferenceDense(16) { Activation = Activation.Softmax }),
        ["Dense on a volume"] = ([2, 3, 4, 5], new ReferenceDense(3)),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Equals_plain_loops_and_has_right_gradients(string name)
    {
        (int[] input, ReferenceLayer layer) = s_cases[name];
        layer = layer with { Name = "layer" };
        LayerProof.Check($"[Input({string.Join(", ", input)})]\n{layer.ToAttribute()}", probe =>
        {
            ReferenceTensor tensor = new(1, input);
            probe.Input.CopyTo(tensor.Values, 0);
            Dictionary<string, double[]> parameters = layer.Parameters(input)
                .ToDictionary(static parameter => "layer/" + parameter.Name, parameter => probe.Parameter("layer/" + parameter.Name));
            return layer.Run(new ReferencePass(parameters, 1e-16, false, [(0, 1)]), "layer", [tensor]).Values;
        });
    }
}
