using System;
using System.Collections.Generic;

namespace StaticNet.Tests.Reference;

/// <summary>The maximum or the mean of each window, over what lies inside the image.</summary>
internal sealed record ReferencePooling2D(bool Average, int PoolHeight, int PoolWidth) : ReferenceLayer
{
    public int StrideHeight { get; init; } = PoolHeight;

    public int StrideWidth { get; init; } = PoolWidth;

    public bool Same { get; init; }

    public override string Kind => Average ? "AveragePooling2D" : "MaxPooling2D";

    protected override IEnumerable<string> Arguments
    {
        get
        {
            yield return Text(PoolHeight);
            if (PoolWidth != PoolHeight)
            {
                yield return Text(PoolWidth);
            }

            foreach (string argument in Steps("Stride", "Strides", StrideHeight, StrideWidth, PoolHeight, PoolWidth))
            {
                yield return argument;
            }

            if (Same)
            {
                yield return "Padding = Padding.Same";
            }
        }
    }

    public override int[] OutputShape(int[] input) => [Vertical(input).Output, Horizontal(input).Output, input[2]];

    public override ReferenceTensor Run(ReferencePass pass, string name, IReadOnlyList<ReferenceTensor> inputs)
    {
        ReferenceTensor input = inputs[0];
        ReferenceTensor output = new(input.Samples, OutputShape(input.Shape));
        for (int sample = 0; sample < input.Samples; sample++)
        {
            for (int y = 0; y < output.Shape[0]; y++)
            {
                for (int x = 0; x < output.Shape[1]; x++)
                {
                    for (int channel = 0; channel < input.Channels; channel++)
                    {
                        Pool(pass, input, output, sample, y, x, channel);
                    }
                }
            }
        }

        return output;
    }

    /// <summary>The arguments for a step along both axes, or along each, where they differ from what holds without them.</summary>
    internal static IEnumerable<string> Steps(string stem, string both, int height, int width, int defaultHeight, int defaultWidth)
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

    private void Pool(ReferencePass pass, ReferenceTensor input, ReferenceTensor output, int sample, int y, int x, int channel)
    {
        double largest = double.NegativeInfinity;
        double largestError = 0;
        ReferenceSum sum = default;
        int count = 0;
        foreach ((_, int row) in Vertical(input.Shape).Taps(y))
        {
            foreach ((_, int column) in Horizontal(input.Shape).Taps(x))
            {
                int at = input.At(sample, row, column, channel);
                largest = Math.Max(largest, input.Values[at]);
                largestError = Math.Max(largestError, input.Errors[at]);
                sum.Add(input.Values[at], input.Errors[at]);
                count++;
            }
        }

        int target = output.At(sample, y, x, channel);
        if (Average)
        {
            output.Set(target, sum.Value / count, sum.Error(pass.Rounding) / count);
        }
        else
        {
            output.Set(target, largest, largestError);
        }
    }

    private ReferenceWindow Vertical(int[] input) => new(input[0], PoolHeight, StrideHeight, 1, Same);

    private ReferenceWindow Horizontal(int[] input) => new(input[1], PoolWidth, StrideWidth, 1, Same);
}
