using System;
using System.Linq;

namespace Audio;

/// <summary>Plucked strings, as Karplus and Strong make them: noise that runs round a delay line and loses its edge.</summary>
internal static class Guitar
{
    private const double LowestPitch = 82.41;

    /// <summary>Notes and power chords, loud and soft.</summary>
    /// <param name="random">Chooses them.</param>
    /// <param name="seconds">How long to play.</param>
    /// <param name="sampleRate">Samples in a second.</param>
    public static float[] Play(Random random, double seconds, int sampleRate)
    {
        float[] sound = new float[(int)(seconds * sampleRate)];
        int next;
        for (int start = 0; start < sound.Length; start = next)
        {
            next = start + (int)(sampleRate * (0.15 + (0.35 * random.NextDouble())));
            double pitch = LowestPitch * Math.Pow(2, random.Next(0, 30) / 12.0);
            float loudness = 0.05f + (0.6f * random.NextSingle());
            double[] chord = random.Next(3) == 0 ? [pitch, 1.5 * pitch, 2 * pitch] : [pitch];
            foreach (double note in chord)
            {
                // A note rings on a little into the next one.
                Pluck(random, sound.AsSpan(start, Math.Min(sound.Length, next + (sampleRate / 10)) - start), sampleRate / note, loudness);
            }
        }

        float peak = sound.Max(Math.Abs);
        return [.. sound.Select(sample => 0.9f * sample / peak)];
    }

    private static void Pluck(Random random, Span<float> sound, double period, float loudness)
    {
        float[] line = [.. Enumerable.Range(0, (int)period).Select(_ => loudness * ((2 * random.NextSingle()) - 1))];
        int place = 0;
        foreach (ref float sample in sound)
        {
            int following = place + 1 == line.Length ? 0 : place + 1;
            sample += line[place];
            line[place] = 0.498f * (line[place] + line[following]);
            place = following;
        }
    }
}
