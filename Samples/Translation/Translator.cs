using System;
using StaticNet;

namespace Translation;

/// <summary>Translates greedily: each character is the most probable one after those before it. Used by one thread at a time.</summary>
/// <param name="net">The network.</param>
/// <param name="words">Its vocabulary.</param>
internal sealed class Translator(DateNet net, TextVectorization words)
{
    /// <summary>Characters of an ISO date.</summary>
    public const int Length = 10;

    private const int Symbols = 12;

    private readonly float[] _input = new float[DateNet.InputSize];
    private readonly float[] _output = new float[DateNet.OutputSize];

    /// <summary>How much the decoder looked at each word, character after character, when it last translated.</summary>
    public ReadOnlySpan<float> Attention => _output.AsSpan(Length * Symbols);

    /// <summary>Translates.</summary>
    /// <param name="text">A date in words.</param>
    public string Translate(string text)
    {
        Span<char> iso = stackalloc char[Length];
        int encoder = words.OutputSequenceLength;
        words.Vectorize(text, _input.AsSpan(0, encoder));
        _input.AsSpan(encoder).Fill(Pairs.Begin);
        for (int place = 0; place < Length; place++)
        {
            // The decoder reads from left to right: what stands behind this place does not matter yet.
            net.Forward(_input, _output);
            int next = Best(_output.AsSpan(place * Symbols, Pairs.Characters.Length));
            iso[place] = Pairs.Characters[next];
            if (place + 1 < Length)
            {
                _input[encoder + place + 1] = next;
            }
        }

        return new string(iso);
    }

    private static int Best(ReadOnlySpan<float> logits)
    {
        int best = 0;
        for (int i = 1; i < logits.Length; i++)
        {
            best = logits[i] > logits[best] ? i : best;
        }

        return best;
    }
}
