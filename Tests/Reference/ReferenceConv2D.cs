using System.Collections.Generic;

namespace StaticNet.Tests.Reference;

/// <summary>
/// out[y, x, f] = Σ in[y · stride + i · dilation − pad, x …, c] · kernel[i, j, c, f] + bias[f], over the channels of f's group.
/// </summary>
internal sealed record ReferenceConv2D(int Filters, int KernelHeight, int KernelWidth) : ReferenceKernelLayer
{
    public int StrideHeight { get; init; } = 1;

    public int StrideWidth { get; init; } = 1;

    public int DilationHeight { get; init; } = 1;

    public int DilationWidth { get; init; } = 1;

    public int Groups { get; init; } = 1;

    public bool Same { get; init; }

    public override string Kind => "Conv2D";

    protected override IEnumerable<string> Arguments
    {
        get
        {
            yield return Text(Filters);
            yield return Text(KernelHeight);
            if (KernelWidth != KernelHeight)
            {
                yield return Text(KernelWidth);
            }

            foreach (string argument in Steps("Stride", "Strides", StrideHeight, StrideWidth, 1, 1))
            {
                yield return argument;
            }

            foreach (string argument in Steps("Dilation", "DilationRate", DilationHeight, DilationWidth, 1, 1))
            {
                yield return argument;
            }

            if (Groups != 1)
            {
                yield return $"Groups = {Text(Groups)}";
            }

            if (Same)
            {
                yield return "Padding = Padding.Same";
            }

            foreach (string argument in KernelArguments)
            {
                yield return argument;
            }
        }
    }

    /// <summary>The arguments for a step along both axes, or along each, where they differ from what holds without them.</summary>
    private static IEnumerable<string> Steps(string stem, string both, int height, int width, int defaultHeight, int defaultWidth)
    {
        if (height == width && (height != defaultHeight || width != defaultWidth))
        {
            yield return $"{both} = {Text(height)}";
            yield break;
        }

        if (height != defaultHeight)
        {
            yield return $"{stem}Height = {Text(height)}";
        }

        if (width != defaultWidth)
        {
            yield return $"{stem}Width = {Text(width)}";
        }
    }

    public override int[] OutputShape(int[] input) => [Vertical(input).Output, Horizontal(input).Output, Filters];

    public override IEnumerable<ReferenceParameter> Parameters(int[] input) =>
        KernelParameters(
            [KernelHeight, KernelWidth, input[2] / Groups, Filters],
            KernelHeight * KernelWidth * input[2] / Groups);

    public override ReferenceTensor Run(ReferencePass pass, string name, IReadOnlyList<ReferenceTensor> inputs)
    {
        ReferenceTensor input = inputs[0];
        ReferenceTensor output = new(input.Samples, OutputShape(input.Shape));
        double[] kernel = pass.Parameters[name + "/kernel"];
        double[]? bias = UseBias ? pass.Parameters[name + "/bias"] : null;
        int channels = input.Channels / Groups;
        for (int sample = 0; sample < input.Samples; sample++)
        {
            for (int y = 0; y < output.Shape[0]; y++)
            {
                for (int x = 0; x < output.Shape[1]; x++)
                {
                    for (int filter = 0; filter < Filters; filter++)
                    {
                        int firstChannel = filter / (Filters / Groups) * channels;
                        ReferenceSum sum = default;
                        foreach ((int i, int row) in Vertical(input.Shape).Taps(y))
                        {
                            foreach ((int j, int column) in Horizontal(input.Shape).Taps(x))
                            {
                                for (int c = 0; c < channels; c++)
                                {
                                    int at = input.At(sample, row, column, firstChannel + c);
                                    int weight = (((((i * KernelWidth) + j) * channels) + c) * Filters) + filter;
                                    sum.Add(input.Values[at], input.Errors[at], kernel[weight]);
                                }
                            }
                        }

                        if (bias is not null)
                        {
                            sum.Add(bias[filter], 0);
                        }

                        output.Set(output.At(sample, y, x, filter), sum.Value, sum.Error(pass.Rounding));
                    }
                }
            }
        }

        Activate(pass, output);
        return output;
    }

    private ReferenceWindow Vertical(int[] input) => new(input[0], KernelHeight, StrideHeight, DilationHeight, Same);

    private ReferenceWindow Horizontal(int[] input) => new(input[1], KernelWidth, StrideWidth, DilationWidth, Same);
}
