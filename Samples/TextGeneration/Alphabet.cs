using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet;

namespace TextGeneration;

/// <summary>The letters that the network knows: the most frequent of a text, by number. Number 0 stands for all others.</summary>
internal sealed class Alphabet
{
    /// <summary>How many numbers there are.</summary>
    public const int Size = CharacterNet.OutputSize / CharacterNet.InputSize;

    private readonly char[] _letters;
    private readonly Dictionary<char, int> _numbers;

    /// <summary>Takes the letters of a text.</summary>
    /// <param name="text">The text.</param>
    public Alphabet(string text)
    {
        _letters = ['\uFFFD', .. text.CountBy(letter => letter).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key)
            .Take(Size - 1).Select(pair => pair.Key)];
        _numbers = _letters.Select((letter, number) => (letter, number)).DistinctBy(pair => pair.letter).ToDictionary();
    }

    /// <summary>The letter of a number; of numbers that no letter has, the sign for an unknown one.</summary>
    /// <param name="number">At least 0.</param>
    public char this[int number] => number < _letters.Length ? _letters[number] : _letters[0];

    /// <summary>The numbers of a text's letters.</summary>
    /// <param name="text">The text.</param>
    public int[] Encode(string text) => [.. text.Select(letter => _numbers.GetValueOrDefault(letter))];

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
