using System;
using StaticNet;

namespace Audio;

/// <summary>Sound cut to the length that the network is trained on.</summary>
internal static class Clips
{
    /// <summary>Cuts a sound, and sends each clip through a pedal that was silent before, as the network's state is.</summary>
    /// <param name="dry">The sound.</param>
    /// <param name="sampleRate">Samples in a second.</param>
    public static Dataset<float> Cut(float[] dry, int sampleRate)
    {
        int length = PedalNet.InputSize;
        int count = dry.Length / length;
        float[] wet = new float[count * length];
        for (int start = 0; start < wet.Length; start += length)
        {
            Distortion.Run(dry.AsSpan(start, length), wet.AsSpan(start, length), sampleRate);
        }

        return new Dataset<float>(dry.AsMemory(0, wet.Length), wet, length, length);
    }
}
