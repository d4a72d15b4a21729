using System;
using System.Collections.Generic;

namespace StaticNet.Benchmarks.ByHand;

/// <summary>Drops values in training, by a random number each.</summary>
internal abstract class HandDropout(int size, float rate) : HandLayer(size, size)
{
    private uint _random = 2463534242;

    public float Rate => rate;

    /// <summary>Masks to use instead of random ones, sample by sample: to compare with another implementation.</summary>
    public Queue<float[]> GivenMasks { get; } = new();

    /// <summary>0, or 1 / (1 − rate), for every value of the sample at hand.</summary>
    protected float[] Mask { get; } = new float[size];

    public sealed override void Forward(ReadOnlySpan<float> input, bool training)
    {
        if (!training)
        {
            input.CopyTo(Output);
            return;
        }

        if (!GivenMasks.TryDequeue(out float[]? mask))
        {
            Draw();
        }
        else
        {
            mask.CopyTo(Mask.AsSpan());
        }

        Multiply(input, Output);
    }

    public sealed override void Backward(ReadOnlySpan<float> input, ReadOnlySpan<float> gradient, bool wantsInputGradient) =>
        Multiply(gradient, InputGradient);

    /// <summary>values · mask.</summary>
    protected abstract void Multiply(ReadOnlySpan<float> values, Span<float> products);

    // Marsaglia's xorshift: a few instructions a number.
    private void Draw()
    {
        uint threshold = (uint)(rate * 4294967296.0);
        float kept = 1 / (1 - rate);
        uint random = _random;
        float[] mask = Mask;
        for (int i = 0; i < mask.Length; i++)
        {
            random ^= random << 13;
            random ^= random >> 17;
            random ^= random << 5;
            mask[i] = random >= threshold ? kept : 0;
        }

        _random = random;
    }
}
