using System;

namespace Audio;

/// <summary>
/// The pedal that is to be learnt: takes off the deep end, drives a clipper that cuts one half of the wave harder than the
/// other, and rounds off the top. Both filters remember, so a sample alone does not tell what becomes of it.
/// </summary>
internal sealed class Distortion(int sampleRate)
{
    private const float Drive = 6;
    private readonly float _deep = Smoothing(150, sampleRate);
    private readonly float _bright = Smoothing(5000, sampleRate);
    private float _deepState;
    private float _brightState;

    /// <summary>Sends sound through a pedal that was silent before.</summary>
    /// <param name="dry">The sound.</param>
    /// <param name="wet">Receives as many samples.</param>
    /// <param name="sampleRate">Samples in a second.</param>
    public static void Run(ReadOnlySpan<float> dry, Span<float> wet, int sampleRate)
    {
        Distortion pedal = new(sampleRate);
        for (int i = 0; i < dry.Length; i++)
        {
            wet[i] = pedal.Next(dry[i]);
        }
    }

    private float Next(float sample)
    {
        _deepState += _deep * (sample - _deepState);
        float driven = Drive * (sample - (0.8f * _deepState));
        float clipped = driven > 0 ? MathF.Tanh(driven) : 0.6f * MathF.Tanh(driven / 0.6f);
        _brightState += _bright * (clipped - _brightState);
        return 0.8f * _brightState;
    }

    // Of a filter of first order.
    private static float Smoothing(double hertz, int sampleRate) => (float)(1 - Math.Exp(-2 * Math.PI * hertz / sampleRate));
}
