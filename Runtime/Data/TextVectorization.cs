using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// Turns texts into rows of equally many token ids for an <see cref="EmbeddingAttribute"/> layer, as Keras' layer of this name does:
/// a text is standardised, split into tokens, and each token is looked up in a vocabulary. Id 0 pads, id 1 is every token that the
/// vocabulary does not hold.
/// </summary>
public sealed class TextVectorization
{
    /// <summary>The id behind the end of a text.</summary>
    public const int PaddingId = 0;

    /// <summary>The id of a token that the vocabulary does not hold.</summary>
    public const int UnknownId = 1;

    private readonly Dictionary<string, int> _ids = [];
    private string[] _vocabulary = ["", "[UNK]"];

    /// <summary>An empty vocabulary: <see cref="Adapt"/> or <see cref="SetVocabulary"/> fills it.</summary>
    /// <param name="maxTokens">The ids there are, padding and unknown included: what the embedding takes as its first argument. At least 3.</param>
    /// <param name="outputSequenceLength">The ids of a text: longer ones are cut. At least 1.</param>
    public TextVectorization([ValueRange(3)] int maxTokens, [ValueRange(1)] int outputSequenceLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxTokens, 3);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputSequenceLength, 1);
        MaxTokens = maxTokens;
        OutputSequenceLength = outputSequenceLength;
    }

    /// <summary>The ids there may be, padding and unknown included.</summary>
    public int MaxTokens { get; }

    /// <summary>The ids of a text.</summary>
    public int OutputSequenceLength { get; }

    /// <summary>What is done to a text first. Default: <see cref="TextStandardization.LowerAndStripPunctuation"/>.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public Func<string, string> Standardize
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    }
    = TextStandardization.LowerAndStripPunctuation;

    /// <summary>What makes tokens of it. Default: <see cref="TextStandardization.SplitWords"/>.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public Func<string, IEnumerable<string>> Split
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    }
    = TextStandardization.SplitWords;

    /// <summary>Whether short texts stand at the end of their row instead of its beginning. Default: false, as in Keras' layer.</summary>
    public bool PadBefore { get; init; }

    /// <summary>The tokens by id.</summary>
    public IReadOnlyList<string> Vocabulary => _vocabulary;

    /// <summary>Fills the vocabulary with the most frequent tokens; of equally frequent ones the first in ordinal order.</summary>
    /// <param name="texts">The training texts: those held out should not take part.</param>
    /// <param name="minCount">How often a token has to occur, at least 1. Default: 1.</param>
    public void Adapt(IEnumerable<string> texts, [ValueRange(1)] int minCount = 1)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentOutOfRangeException.ThrowIfLessThan(minCount, 1);
        SetVocabulary(texts
            .SelectMany(Tokens)
            .CountBy(token => token)
            .Where(count => count.Value >= minCount)
            .OrderByDescending(count => count.Value)
            .ThenBy(count => count.Key, StringComparer.Ordinal)
            .Take(MaxTokens - 2)
            .Select(count => count.Key));
    }

    /// <summary>Sets the vocabulary.</summary>
    /// <param name="tokens">The tokens with the ids 2, 3 and so on, without padding and unknown.</param>
    /// <exception cref="ArgumentException">They are more than there are ids, or one occurs twice, is empty or null; nothing has changed.</exception>
    public void SetVocabulary(IEnumerable<string> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        string[] vocabulary = ["", "[UNK]", .. tokens];
        if (vocabulary.Length > MaxTokens)
        {
            throw new ArgumentException($"Expected at most {MaxTokens - 2} tokens, found {vocabulary.Length - 2}.", nameof(tokens));
        }

        HashSet<string> seen = [""];
        foreach (string token in vocabulary.AsSpan(2))
        {
            if (token is null || !seen.Add(token))
            {
                throw new ArgumentException(
                    $"Expected tokens that differ and are not empty, found {(token is null ? "null" : $"'{token}' again")}.", nameof(tokens));
            }
        }

        _vocabulary = vocabulary;
        _ids.Clear();
        for (int id = 2; id < vocabulary.Length; id++)
        {
            _ids.Add(vocabulary[id], id);
        }
    }

    /// <summary>The tokens of a text, known or not, all of them.</summary>
    /// <param name="text">Any text.</param>
    public IEnumerable<string> Tokens(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Split(Standardize(text));
    }

    /// <summary>Writes the ids of a text.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="text">Any text.</param>
    /// <param name="ids">Exactly <see cref="OutputSequenceLength"/> elements.</param>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    public void Vectorize<T>(string text, Span<T> ids)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (ids.Length != OutputSequenceLength)
        {
            throw new ArgumentException($"Expected room for {OutputSequenceLength} ids, found {ids.Length}.", nameof(ids));
        }

        int count = 0;
        foreach (string token in Tokens(text).Take(ids.Length))
        {
            ids[count++] = T.CreateChecked(_ids.GetValueOrDefault(token, UnknownId));
        }

        ids[count..].Fill(T.CreateChecked(PaddingId));
        if (PadBefore && count < ids.Length)
        {
            ids[..count].CopyTo(ids[^count..]);
            ids[..^count].Fill(T.CreateChecked(PaddingId));
        }
    }

    /// <summary>The ids of many texts, row after row.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="texts">Any texts.</param>
    public T[] Vectorize<T>(IReadOnlyList<string> texts)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(texts);
        T[] ids = new T[texts.Count * OutputSequenceLength];
        for (int i = 0; i < texts.Count; i++)
        {
            Vectorize(texts[i], ids.AsSpan(i * OutputSequenceLength, OutputSequenceLength));
        }

        return ids;
    }
}
