using System;
using Xunit;

namespace StaticNet.Tests.Data;

public sealed class TextVectorizationTests
{
    [Fact]
    public void Frequent_words_get_the_first_ids()
    {
        TextVectorization text = new(maxTokens: 5, outputSequenceLength: 4);
        text.Adapt(["The cat sat.", "The dog sat, the end!", "cat"]);
        Assert.Equal(["", "[UNK]", "the", "cat", "sat"], text.Vocabulary);
        Assert.Equal([3f, 1, 2, 0], text.Vectorize<float>(["Cat: and THE"]));
        Assert.Equal([2.0, 2, 2, 2, 0, 0, 0, 0], text.Vectorize<double>(["the the the the dog", " \t"]));
    }

    [Fact]
    public void Rare_tokens_may_be_left_out()
    {
        TextVectorization text = new(100, 2);
        text.Adapt(["b a b", "a c"], minCount: 2);
        Assert.Equal(["", "[UNK]", "a", "b"], text.Vocabulary);
    }

    [Fact]
    public void Padding_may_stand_before()
    {
        TextVectorization text = new(10, 4) { PadBefore = true };
        text.SetVocabulary(["a", "b"]);
        Assert.Equal([0f, 0, 2, 3], text.Vectorize<float>(["a b"]));
        Assert.Equal([0f, 2, 3, 1], text.Vectorize<float>(["a b c"]));
        Assert.Equal([2f, 2, 2, 2], text.Vectorize<float>(["a a a a b"]));
        Assert.Equal([0f, 0, 0, 0], text.Vectorize<float>([""]));
    }

    [Fact]
    public void Characters_and_other_preparations_are_possible()
    {
        TextVectorization text = new(10, 5) { Standardize = value => value.Trim(), Split = TextStandardization.SplitCharacters };
        text.SetVocabulary(["a", "B", "\U0001F600"]);
        Assert.Equal([3f, 2, 4, 1, 0], text.Vectorize<float>(["  Ba\U0001F600b "]));
    }

    [Fact]
    public void Standardising_lowers_letters_beyond_ASCII_too_and_strips_punctuation()
        => Assert.Equal("dont stop éàж 100 x", TextStandardization.LowerAndStripPunctuation("Don't stop: ÉÀЖ 100% [x]-~"));

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        TextVectorization text = new(4, 2);
        Assert.Throws<ArgumentException>(() => text.SetVocabulary(["a", "b", "c"]));
        Assert.Throws<ArgumentException>(() => text.SetVocabulary(["a", "a"]));
        Assert.Throws<ArgumentException>(() => text.SetVocabulary([""]));
        Assert.Equal(2, text.Vocabulary.Count);
        text.SetVocabulary(["b"]);
        Assert.Throws<ArgumentException>(() => text.SetVocabulary(["a", null!]));
        Assert.Equal(["", "[UNK]", "b"], text.Vocabulary);
        Assert.Equal([2f, 1], text.Vectorize<float>(["b a"]));
        Assert.Throws<ArgumentException>(() => text.Vectorize("a", new float[3].AsSpan()));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextVectorization(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextVectorization(3, 0));
        Assert.Throws<ArgumentNullException>(() => new TextVectorization(3, 1) { Standardize = null! });
        Assert.Throws<ArgumentNullException>(() => new TextVectorization(3, 1) { Split = null! });
    }
}
