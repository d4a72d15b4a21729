using StaticNet.Samples;
using Xunit;

namespace StaticNet.Tests.Samples;

public sealed class UnknownWordsTests
{
    [Theory]
    [InlineData("May, first", "")]
    [InlineData("first of May", " (not known: of)")]
    [InlineData("hello world", " (no word that it knows)")]
    [InlineData("", " (no word that it knows)")]
    [InlineData("😀", " (no word that it knows)")]
    [InlineData("may may may may", " (read up to word 3)")]
    [InlineData("of may may may of may", " (not known: of; read up to word 3)")]
    public void Are_named(string text, string remark)
    {
        TextVectorization words = new(maxTokens: 10, outputSequenceLength: 3);
        words.Adapt(["the first", "may"]);
        Assert.Equal(remark, UnknownWords.Remark(words, text));
    }
}
