using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNet.Tests.Reference;

/// <summary>
/// Every input element adds the kernel, times its value, to the output: full[i · stride + k · dilation, f] += in[i, c] ·
/// kernel[k, f, c]. The output is the full one without what is cropped before, and as long as Keras' documentation says.
/// </summary>
internal sealed record ReferenceConvolutionTranspose(int Filters, params int[] Kernel) : ReferenceKernelWindow(Kernel)
{
    public int Groups { get; init; } = 1;

    /// <summary>By axis; null where not given.</summary>
    public int[]? OutputPadding { get; init; }

    public override string Kind => $"Conv{Axes}DTranspose";

    protected override IEnumerable<string> Arguments =>
    [
        Text(Filters),
        .. KernelSize,
        .. WindowArguments,
        .. OutputPaddingArguments,
        .. Groups == 1 ? (string[])[] : [$"Groups = {Text(Groups)}"],
        .. KernelArguments,
    ];

    private IEnumerable<string> OutputPaddingArguments => OutputPadding is null
        ? []
        : OutputPadding.Distinct().Count() == 1
            ? [$"OutputPadding = {Text(OutputPadding[0])}"]
            : OutputPadding.Select((value, axis) => $"OutputPadding{AxisNames[axis]} = {Text(value)}");

    public override int[] OutputShape(int[] input) => [.. Enumerable.Range(0, Axes).Select(axis => Length(input, axis)), Filters];

    public override IEnumerable<ReferenceParameter> Parameters(int[] input)
    {
        double range = Math.Sqrt(3.0 / (Taps * (input[^1] / Groups)));
        yield return new ReferenceParameter("kernel", [.. Kernel, Filters / Groups, input[^1]], -range, range);
        if (UseBias)
        {
            yield return new ReferenceParameter("bias", [Filters], -0.5, 0.5);
        }
    }

    public override ReferenceTensor Run(ReferencePass pass, string name, IReadOnlyList<ReferenceTensor> inputs)
    {
        ReferenceTensor input = inputs[0];
        ReferenceTensor output = new(input.Samples, OutputShape(input.Shape));
        ReferenceSum[] sums = new ReferenceSum[output.Values.Length];
        double[] kernel = pass.Parameters[name + "/kernel"];
        (int channels, int filters) = (input.Channels / Groups, Filters / Groups);
        int[][] taps = [.. ReferenceGrid.Positions(Kernel)];
        int[] crop = [.. Enumerable.Range(0, Axes).Select(axis => Crop(input.Shape, axis))];
        for (int sample = 0; sample < input.Samples; sample++)
        {
            int element = 0;
            foreach (int[] from in ReferenceGrid.Positions(input.Shape[..Axes]))
            {
                for (int tap = 0; tap < taps.Length; tap++)
                {
                    int to = ReferenceGrid.IndexOf(
                        output.Shape[..Axes],
                        [.. Enumerable.Range(0, Axes).Select(axis => (from[axis] * Stride[axis]) + (taps[tap][axis] * Dilation[axis]) - crop[axis])]);
                    for (int c = 0; c < input.Channels && to >= 0; c++)
                    {
                        int at = (sample * input.Size) + (element * input.Channels) + c;
                        for (int f = 0; f < filters; f++)
                        {
                            int target = (sample * output.Size) + (to * Filters) + (c / channels * filters) + f;
                            sums[target].Add(input.Values[at], input.Errors[at], kernel[(((tap * filters) + f) * input.Channels) + c]);
                        }
                    }
                }

                element++;
            }
        }

        for (int i = 0; i < sums.Length; i++)
        {
            if (UseBias)
            {
                sums[i].Add(pass.Parameters[name + "/bias"][i % Filters], 0);
            }

            output.Set(i, sums[i].Value, sums[i].Error(pass.Rounding));
        }

        Activate(pass, output);
        return output;
    }

    private int Full(int[] input, int axis) => ((input[axis] - 1) * Stride[axis]) + Extent(axis);

    private int Length(int[] input, int axis)
    {
        if (Padding == Padding.Same)
        {
            return OutputPadding is null
                ? input[axis] * Stride[axis]
                : ((input[axis] - 1) * Stride[axis]) + (Extent(axis) % 2) + OutputPadding[axis];
        }

        int cropped = Pads[2 * axis] + Pads[(2 * axis) + 1];
        int added = OutputPadding is not null ? OutputPadding[axis] : cropped == 0 ? Math.Max(Stride[axis] - Extent(axis), 0) : 0;
        return Full(input, axis) + added - cropped;
    }

    /// <summary>Same: what the full output has too much, the smaller half before.</summary>
    private int Crop(int[] input, int axis) =>
        Padding == Padding.Same ? Math.Max(Full(input, axis) - Length(input, axis), 0) / 2 : Pads[2 * axis];
}
