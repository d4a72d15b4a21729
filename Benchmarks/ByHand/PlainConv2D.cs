using System;
using System.Collections.Generic;

namespace StaticNet.Benchmarks.ByHand;

/// <summary>Convolution in plain loops, straight from its definition; the inner loop runs along the filters.</summary>
internal sealed class PlainConv2D(int height, int width, int channels, int filters, int size)
    : HandLayer(height * width * channels, (height - size + 1) * (width - size + 1) * filters)
{
    private readonly HandParameter _kernel = new(size * size * channels, filters);
    private readonly HandParameter _bias = new(1, filters);

    public override IReadOnlyList<HandParameter> Parameters => [_kernel, _bias];

    private int OutputWidth => width - size + 1;

    /// <summary>Of a row of a window: its pixels' channels follow each other in the input.</summary>
    private int RowLength => size * channels;

    public override void Forward(ReadOnlySpan<float> input, bool training)
    {
        int pixels = Output.Length / filters;
        for (int pixel = 0; pixel < pixels; pixel++)
        {
            Span<float> output = Output.AsSpan(pixel * filters, filters);
            _bias.Values.CopyTo(output);
            for (int row = 0; row < size; row++)
            {
                ReadOnlySpan<float> window = input.Slice(WindowRow(pixel, row), RowLength);
                for (int i = 0; i < window.Length; i++)
                {
                    PlainLoops.AddScaled(Weights(_kernel.Values, row, i), window[i], output);
                }
            }
        }
    }

    public override void Backward(ReadOnlySpan<float> input, ReadOnlySpan<float> gradient, bool wantsInputGradient)
    {
        Array.Clear(InputGradient);
        int pixels = Output.Length / filters;
        for (int pixel = 0; pixel < pixels; pixel++)
        {
            ReadOnlySpan<float> pixelGradient = gradient.Slice(pixel * filters, filters);
            PlainLoops.AddScaled(pixelGradient, 1, _bias.Gradients);
            for (int row = 0; row < size; row++)
            {
                int start = WindowRow(pixel, row);
                ReadOnlySpan<float> window = input.Slice(start, RowLength);
                for (int i = 0; i < window.Length; i++)
                {
                    PlainLoops.AddScaled(pixelGradient, window[i], Weights(_kernel.Gradients, row, i));
                }

                if (wantsInputGradient)
                {
                    Span<float> windowGradient = InputGradient.AsSpan(start, RowLength);
                    for (int i = 0; i < windowGradient.Length; i++)
                    {
                        windowGradient[i] += PlainLoops.Dot(Weights(_kernel.Values, row, i), pixelGradient);
                    }
                }
            }
        }
    }

    private int WindowRow(int pixel, int row) => (((pixel / OutputWidth) + row) * width * channels) + (pixel % OutputWidth * channels);

    private Span<float> Weights(float[] kernel, int row, int i) => kernel.AsSpan(((row * RowLength) + i) * filters, filters);
}
