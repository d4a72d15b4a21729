using System;

namespace StaticNet.Benchmarks.ByHand;

/// <summary>The maximum of square windows that lie side by side, channels last.</summary>
internal abstract class HandMaxPooling2D(int height, int width, int channels, int size)
    : HandLayer(height * width * channels, height / size * (width / size) * channels)
{
    protected int OutputHeight => height / size;

    protected int OutputWidth => width / size;

    protected int Channels => channels;

    protected int Size => size;

    /// <summary>The first channel of an input pixel.</summary>
    protected int Pixel(int y, int x) => ((y * width) + x) * channels;

    /// <summary>The gradient goes to the first maximum of each window.</summary>
    public sealed override void Backward(ReadOnlySpan<float> input, ReadOnlySpan<float> gradient, bool wantsInputGradient)
    {
        Span<float> inputGradient = InputGradient;
        inputGradient.Clear();
        int window = 0;
        for (int y = 0; y < OutputHeight; y++)
        {
            for (int x = 0; x < OutputWidth; x++)
            {
                for (int c = 0; c < channels; c++, window++)
                {
                    inputGradient[FirstMaximum(input, Output[window], y, x, c)] += gradient[window];
                }
            }
        }
    }

    private int FirstMaximum(ReadOnlySpan<float> input, float maximum, int y, int x, int c)
    {
        for (int dy = 0; dy < size; dy++)
        {
            int place = Pixel((y * size) + dy, x * size) + c;
            for (int dx = 0; dx < size; dx++, place += channels)
            {
                if (input[place] == maximum)
                {
                    return place;
                }
            }
        }

        // Only NaN equals nothing.
        return Pixel(y * size, x * size) + c;
    }
}
