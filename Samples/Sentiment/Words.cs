using System.Collections.Generic;
using System.Linq;
using System.Text;
using StaticNet;
using StaticNet.Samples;

namespace Sentiment;

/// <summary>Sentences as the networks take them: 32 numbers of words each.</summary>
internal sealed class Words
{
    private readonly TextVectorization _words = new(maxTokens: 2500, outputSequenceLength: SentimentNet.InputSize) { Standardize = Prepare };

    /// <summary>Learns the words of the sentences to learn from; of those held out nothing is known.</summary>
    /// <param name="train">The sentences.</param>
    public Words(IEnumerable<Sentence> train) => _words.Adapt(train.Select(sentence => sentence.Text), minCount: 2);

    /// <summary>How many words it knows.</summary>
    public int Count => _words.Vocabulary.Count - 2;

    /// <summary>The words of a text, as they are looked up.</summary>
    /// <param name="text">Any text.</param>
    public string[] Split(string text) => [.. _words.Tokens(text)];

    /// <summary>What of a text it does not know or read, in brackets.</summary>
    /// <param name="text">Any text.</param>
    public string Remark(string text) => UnknownWords.Remark(_words, text);

    /// <summary>The numbers of a text.</summary>
    /// <param name="text">Any text.</param>
    public float[] Vectorize(string text) => _words.Vectorize<float>([text]);

    /// <summary>Sentences and labels as networks and losses take them.</summary>
    /// <param name="sentences">The sentences.</param>
    public Dataset<float> ToDataset(IReadOnlyList<Sentence> sentences) => new(
        _words.Vectorize<float>([.. sentences.Select(sentence => sentence.Text)]),
        sentences.Select(sentence => sentence.Pleased ? 1f : 0).ToArray(),
        _words.OutputSequenceLength,
        targetSize: 1);

    // "awful...the plot" are three words: punctuation parts them, but not "don't".
    private static string Prepare(string text)
    {
        StringBuilder result = new(text.Length);
        foreach (char letter in text.Where(letter => letter != '\''))
        {
            result.Append(char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ');
        }

        return result.ToString();
    }
}
