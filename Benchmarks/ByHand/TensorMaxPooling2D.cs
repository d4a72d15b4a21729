using System;
using System.Numerics.Tensors;

namespace StaticNet.Benchmarks.ByHand;

/// <summary>Max pooling with TensorPrimitives, along the channels of a pixel.</summary>
internal sealed class TensorMaxPooling2D(int height, int width, int channels, int size) : HandMaxPooling2D(height, width, channels, size)
{
    public override void Forward(ReadOnlySpan<float> input, bool training)
    {
        for (int y = 0; y < OutputHeight; y++)
        {
            for (int x = 0; x < OutputWidth; x++)
            {
                Span<float> output = Output.AsSpan(((y * OutputWidth) + x) * Channels, Channels);
                input.Slice(Pixel(y * Size, x * Size), Channels).CopyTo(output);
                for (int place = 1; place < Size * Size; place++)
                {
                    TensorPrimitives.Max(
                        output, input.Slice(Pixel((y * Size) + (place / Size), (x * Size) + (place % Size)), Channels), output);
                }
            }
        }
    }
}
