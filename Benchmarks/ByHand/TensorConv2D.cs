using System;
using System.Collections.Generic;
using System.Numerics.Tensors;

namespace StaticNet.Benchmarks.ByHand;

/// <summary>
/// Convolution with TensorPrimitives: every window is laid out in a row (im2col), so that a pixel of a filter is one dot product.
/// </summary>
internal sealed class TensorConv2D(int height, int width, int channels, int filters, int size)
    : HandLayer(height * width * channels, (height - size + 1) * (width - size + 1) * filters)
{
    private readonly HandParameter _kernel = new(size * size * channels, filters, transposed: true);
    private readonly HandParameter _bias = new(1, filters);
    private readonly float[] _window = new float[size * size * channels];
    private readonly float[] _windowGradient = new float[size * size * channels];

    public override IReadOnlyList<HandParameter> Parameters => [_kernel, _bias];

    private int OutputWidth => width - size + 1;

    private int RowLength => size * channels;

    public override void Forward(ReadOnlySpan<float> input, bool training)
    {
        // One window at a time: it is copied either way, and stays in the nearest cache.
        ReadOnlySpan<float> window = _window;
        int pixels = Output.Length / filters;
        for (int pixel = 0; pixel < pixels; pixel++)
        {
            CopyWindow(input, pixel);
            Span<float> output = Output.AsSpan(pixel * filters, filters);
            for (int filter = 0; filter < output.Length; filter++)
            {
                output[filter] = TensorPrimitives.Dot(window, Filter(_kernel.Values, filter)) + _bias.Values[filter];
            }
        }
    }

    public override void Backward(ReadOnlySpan<float> input, ReadOnlySpan<float> gradient, bool wantsInputGradient)
    {
        Array.Clear(InputGradient);
        Span<float> windowGradient = _windowGradient;
        int pixels = Output.Length / filters;
        for (int pixel = 0; pixel < pixels; pixel++)
        {
            CopyWindow(input, pixel);
            ReadOnlySpan<float> pixelGradient = gradient.Slice(pixel * filters, filters);
            TensorPrimitives.Add(_bias.Gradients, pixelGradient, _bias.Gradients);
            windowGradient.Clear();
            for (int filter = 0; filter < pixelGradient.Length; filter++)
            {
                Span<float> kernelGradient = Filter(_kernel.Gradients, filter);
                TensorPrimitives.MultiplyAdd(_window, pixelGradient[filter], kernelGradient, kernelGradient);
                if (wantsInputGradient)
                {
                    TensorPrimitives.MultiplyAdd(Filter(_kernel.Values, filter), pixelGradient[filter], windowGradient, windowGradient);
                }
            }

            if (wantsInputGradient)
            {
                AddWindow(pixel);
            }
        }
    }

    private void CopyWindow(ReadOnlySpan<float> input, int pixel)
    {
        for (int row = 0; row < size; row++)
        {
            input.Slice(WindowRow(pixel, row), RowLength).CopyTo(_window.AsSpan(row * RowLength));
        }
    }

    private void AddWindow(int pixel)
    {
        for (int row = 0; row < size; row++)
        {
            Span<float> sums = InputGradient.AsSpan(WindowRow(pixel, row), RowLength);
            TensorPrimitives.Add(sums, _windowGradient.AsSpan(row * RowLength, RowLength), sums);
        }
    }

    private int WindowRow(int pixel, int row) => (((pixel / OutputWidth) + row) * width * channels) + (pixel % OutputWidth * channels);

    private Span<float> Filter(float[] kernel, int filter) => kernel.AsSpan(filter * size * RowLength, size * RowLength);
}
