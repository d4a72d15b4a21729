using System;
using System.Linq;
using StaticNet;

namespace TextGeneration;

/// <summary>
/// Between how many letters a model hesitates, on average: e to the mean of −ln p, where p is what it gave the letter that came.
/// </summary>
internal static class Perplexity
{
    /// <summary>That of a network that reads the text from its first letter to its last without forgetting.</summary>
    /// <param name="net">The network.</param>
    /// <param name="text">Numbers of letters.</param>
    public static double Of(CharacterNet net, int[] text)
    {
        NetworkState<float> state = net.CreateState();
        float[] probabilities = new float[Alphabet.Size];
        double sum = 0;
        for (int i = 0; i + 1 < text.Length; i++)
        {
            net.Step(state, [text[i]], probabilities);
            sum -= Math.Log(Math.Max(probabilities[text[i + 1]], 1e-30));
        }

        return Math.Exp(sum / (text.Length - 1));
    }

    /// <summary>That of a model that knows how frequent each letter is, and nothing else.</summary>
    /// <param name="train">Where it counts; every letter is counted once more than it is there.</param>
    /// <param name="text">Numbers of letters.</param>
    public static double OfUnigrams(int[] train, int[] text)
    {
        double[] counts = [.. Enumerable.Repeat(1.0, Alphabet.Size)];
        foreach (int letter in train)
        {
            counts[letter]++;
        }

        double all = counts.Sum();
        return Math.Exp(text.Skip(1).Average(letter => -Math.Log(counts[letter] / all)));
    }
}
