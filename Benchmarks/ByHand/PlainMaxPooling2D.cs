using System;

namespace StaticNet.Benchmarks.ByHand;

/// <summary>Max pooling in plain loops.</summary>
internal sealed class PlainMaxPooling2D(int height, int width, int channels, int size) : HandMaxPooling2D(height, width, channels, size)
{
    public override void Forward(ReadOnlySpan<float> input, bool training)
    {
        Span<float> output = Output;
        int window = 0;
        for (int y = 0; y < OutputHeight; y++)
        {
            for (int x = 0; x < OutputWidth; x++)
            {
                for (int c = 0; c < Channels; c++, window++)
                {
                    float maximum = float.NegativeInfinity;
                    for (int dy = 0; dy < Size; dy++)
                    {
                        int place = Pixel((y * Size) + dy, x * Size) + c;
                        for (int dx = 0; dx < Size; dx++, place += Channels)
                        {
                            // Not Math.Max: what it does for NaN and −0 takes longer.
                            maximum = input[place] > maximum ? input[place] : maximum;
                        }
                    }

                    output[window] = maximum;
                }
            }
        }
    }
}
