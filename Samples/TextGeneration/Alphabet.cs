using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using StaticNet;

namespace TextGeneration;

/// <summary>
/// The letters that the network knows: the most frequent of a text, by number. Number 0 stands for all others. A letter is a rune: an
/// emoji is one, not two halves.
/// </summary>
internal sealed class Alphabet
{
    /// <summary>How many numbers there are.</summary>
    public const int Size = CharacterNet.OutputSize / CharacterNet.InputSize;

    private readonly Rune[] _letters;
    private readonly Dictionary<Rune, int> _numbers;

    /// <summary>Takes the letters of a text.</summary>
    /// <param name="text">The text.</param>
    public Alphabet(IReadOnlyList<Rune> text)
    {
        _letters = [Rune.ReplacementChar, .. text.CountBy(letter => letter).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key)
            .Take(Size - 1).Select(pair => pair.Key)];
        _numbers = _letters.Select((letter, number) => (letter, number)).DistinctBy(pair => pair.letter).ToDictionary();
    }

    /// <summary>How many numbers have a letter; the network may have more.</summary>
    public int Count => _letters.Length;

    /// <summary>The letter of a number; of 0, the sign for an unknown one.</summary>
    /// <param name="number">From 0 on, under <see cref="Count"/>.</param>
    public Rune this[int number] => _letters[number];

    /// <summary>The numbers of a text's letters.</summary>
    /// <param name="text">The text.</param>
    public int[] Encode(IEnumerable<Rune> text) => [.. text.Select(letter => _numbers.GetValueOrDefault(letter))];

    /// <summary>A text in pieces as long as the network's input; the target of each letter is the one after it.</summary>
    /// <param name="text">Numbers of letters, at least one more than a piece has.</param>
    public static Dataset<float> Cut(int[] text)
    {
        int length = CharacterNet.InputSize;
        int size = (text.Length - 1) / length * length;
        return new Dataset<float>(
            Array.ConvertAll(text[..size], number => (float)number),
            Array.ConvertAll(text[1..(size + 1)], number => (float)number),
            length,
            length);
    }
}
