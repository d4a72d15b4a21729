using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using StaticNet;

namespace Audio;

/// <summary>The network in the place of the pedal.</summary>
internal static class Amplifier
{
    /// <summary>Sends sound through the network, sample by sample.</summary>
    /// <param name="net">The network.</param>
    /// <param name="dry">The sound.</param>
    public static float[] Play(PedalNet net, float[] dry)
    {
        float[] wet = new float[dry.Length];
        Play(net, net.CreateState(), dry, wet);
        return wet;
    }

    /// <summary>
    /// How many times faster than it sounds: the median over tenths of a second, of the best round, since other programs have a hand in it.
    /// </summary>
    /// <param name="net">The network.</param>
    /// <param name="dry">The sound.</param>
    /// <param name="sampleRate">Samples in a second.</param>
    public static double RealTimeFactor(PedalNet net, float[] dry, int sampleRate)
    {
        const int Rounds = 20;
        return Enumerable.Range(0, Rounds).Max(_ => Round(net, dry, sampleRate / 10));
    }

    /// <summary>The energy of the difference, as a share of the energy there should be.</summary>
    /// <param name="actual">What was made.</param>
    /// <param name="expected">What should have been made.</param>
    public static double ErrorToSignal(ReadOnlySpan<float> actual, ReadOnlySpan<float> expected)
    {
        (double error, double signal) = (0, 0);
        for (int i = 0; i < expected.Length; i++)
        {
            double difference = actual[i] - expected[i];
            error += difference * difference;
            signal += (double)expected[i] * expected[i];
        }

        return error / signal;
    }

    private static void Play(PedalNet net, NetworkState<float> state, ReadOnlySpan<float> dry, Span<float> wet)
    {
        for (int i = 0; i < dry.Length; i++)
        {
            net.Step(state, dry.Slice(i, 1), wet.Slice(i, 1));
        }
    }

    private static double Round(PedalNet net, float[] dry, int block)
    {
        float[] wet = new float[block];
        NetworkState<float> state = net.CreateState();
        List<double> factors = [];
        for (int start = 0; start + block <= dry.Length; start += block)
        {
            long begin = Stopwatch.GetTimestamp();
            Play(net, state, dry.AsSpan(start, block), wet);
            factors.Add(0.1 / Stopwatch.GetElapsedTime(begin).TotalSeconds);
        }

        factors.Sort();
        return factors[factors.Count / 2];
    }
}
