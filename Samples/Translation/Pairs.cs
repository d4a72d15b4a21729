using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet;
using StaticNet.Numerics;

namespace Translation;

/// <summary>A date in words, and in ISO 8601.</summary>
/// <param name="Words">Such as <c>the third of may, nineteen oh four</c>.</param>
/// <param name="Iso">Such as <c>1904-05-03</c>.</param>
internal sealed record Pair(string Words, string Iso);

/// <summary>Makes pairs of all days of the years 1900 to 2099, and what a network takes and is asked for.</summary>
internal static class Pairs
{
    /// <summary>The characters of the ISO form; a network's symbol 11 stands for the beginning.</summary>
    public const string Characters = "0123456789-";

    /// <summary>What stands before the first character.</summary>
    public const int Begin = 11;

    /// <summary>Pairs to learn from, and pairs of other days to be tested on.</summary>
    /// <param name="seed">Chooses days and words.</param>
    /// <param name="trainCount">How many to learn from; more than there are days say some of them in two ways.</param>
    /// <param name="testCount">How many days are held out.</param>
    public static (Pair[] Train, Pair[] Test) Make(ulong seed, int trainCount, int testCount)
    {
        DateOnly first = new(1900, 1, 1);
        int days = new DateOnly(2100, 1, 1).DayNumber - first.DayNumber;
        Xoshiro256 random = new(seed);
        DateOnly[] order = [.. random.Permutation(days).Select(first.AddDays)];
        Pair[] test = [.. order[..testCount].Select(date => Make(date, ref random))];
        Pair[] train = [.. Enumerable.Range(0, trainCount).Select(i => Make(order[testCount + (i % (days - testCount))], ref random))];
        return (train, test);
    }

    /// <summary>Looks words up: <c>twenty-third</c> is two of them.</summary>
    /// <param name="train">What the vocabulary is taken from.</param>
    public static TextVectorization Vocabulary(IReadOnlyList<Pair> train)
    {
        TextVectorization words = new(maxTokens: 80, outputSequenceLength: 16)
        {
            Standardize = text => TextStandardization.LowerAndStripPunctuation(text.Replace('-', ' ')),
        };
        words.Adapt(train.Select(pair => pair.Words));
        return words;
    }

    /// <summary>
    /// Inputs are the words, and the characters each shifted by one place: what the decoder knows when it is asked for the next.
    /// Targets are the characters.
    /// </summary>
    /// <param name="words">The vocabulary.</param>
    /// <param name="pairs">The pairs.</param>
    public static Dataset<float> ToDataset(TextVectorization words, IReadOnlyList<Pair> pairs)
    {
        int length = words.OutputSequenceLength;
        float[] inputs = new float[pairs.Count * DateNet.InputSize];
        float[] targets = new float[pairs.Count * Translator.Length];
        for (int i = 0; i < pairs.Count; i++)
        {
            Span<float> input = inputs.AsSpan(i * DateNet.InputSize, DateNet.InputSize);
            Span<float> target = targets.AsSpan(i * Translator.Length, Translator.Length);
            words.Vectorize(pairs[i].Words, input[..length]);
            for (int place = 0; place < target.Length; place++)
            {
                target[place] = Characters.IndexOf(pairs[i].Iso[place]);
            }

            input[length] = Begin;
            target[..^1].CopyTo(input[(length + 1)..]);
        }

        return new Dataset<float>(inputs, targets, DateNet.InputSize, Translator.Length);
    }

    private static Pair Make(DateOnly date, ref Xoshiro256 random) => new(DateWords.Say(date, ref random), date.ToString("yyyy-MM-dd"));
}
