using System;
using System.Collections.Generic;
using System.Text;
using StaticNet;

namespace TextGeneration;

/// <summary>Makes text: draws a letter of what the network says, tells the network, and so on.</summary>
internal static class Writer
{
    /// <summary>Letters one by one, as they are made.</summary>
    /// <param name="net">The network.</param>
    /// <param name="alphabet">Its letters.</param>
    /// <param name="prompt">What the text starts with, at least a letter; not handed out.</param>
    /// <param name="length">How many letters to make.</param>
    /// <param name="temperature">Above 0. Below 1 likely letters are drawn more often than the network says; above, less often.</param>
    /// <param name="random">Draws.</param>
    public static IEnumerable<Rune> Write(CharacterNet net, Alphabet alphabet, string prompt, int length, double temperature, Random random)
    {
        NetworkState<float> state = net.CreateState();
        float[] probabilities = new float[Alphabet.Size];
        foreach (int letter in alphabet.Encode(prompt.EnumerateRunes()))
        {
            net.Step(state, [letter], probabilities);
        }

        for (int i = 0; i < length; i++)
        {
            int drawn = Draw(probabilities.AsSpan(0, alphabet.Count), temperature, random);
            yield return alphabet[drawn];
            net.Step(state, [drawn], probabilities);
        }
    }

    // Letter 0 stands for many, and cannot be written; nor can numbers that no letter has.
    private static int Draw(ReadOnlySpan<float> probabilities, double temperature, Random random)
    {
        Span<double> weights = stackalloc double[probabilities.Length];
        double sum = 0;
        for (int i = 1; i < weights.Length; i++)
        {
            weights[i] = Math.Pow(probabilities[i], 1 / temperature);
            sum += weights[i];
        }

        double rest = random.NextDouble() * sum;
        int drawn = 1;
        while (drawn < weights.Length - 1 && rest >= weights[drawn])
        {
            rest -= weights[drawn];
            drawn++;
        }

        return drawn;
    }
}
