using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Digits;
using Forecast;
using Sentiment;
using TextGeneration;
using Xunit;

namespace StaticNet.Tests.Samples;

/// <summary>Files of a user's: as much as a sample needs is taken, a little less is refused with what is missing.</summary>
public sealed class SampleFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_hundred_sentences_are_enough()
    {
        Write(Sentences(100));
        Assert.Equal(100, Sentence.Read([_path]).Count);
        Write(Sentences(99));
        Refused(() => Sentence.Read([_path]), "sentences", "99");

        // One that stands there twice, in other letters, counts once.
        Write([.. Sentences(99), "MEAL 98 was \"good\".\t0"]);
        Refused(() => Sentence.Read([_path]), "sentences", "99");
    }

    [Fact]
    public void A_sentence_is_followed_by_its_label()
    {
        Write(Sentences(100));
        Assert.Equal(
            [new("Meal 0 was \"good\".", false), new("Meal 1 was \"good\".", true), new("Meal 2 was \"good\".", false)],
            Sentence.Read([_path]).Take(3));
        Write([.. Sentences(100), "neither\t2"]);
        Refused(() => Sentence.Read([_path]), "line 101, column 2", "'2'");
        Write(["no label"]);
        Refused(() => Sentence.Read([_path]), "columns", "1");
    }

    [Fact]
    public void Forty_digits_are_enough()
    {
        Write(Enumerable.Repeat(string.Join(',', Enumerable.Repeat(16, 64).Append(7)), 40));
        (Dataset<float> train, Dataset<float> test) = DigitsData.Read(_path);
        Assert.Equal((32, 8), (train.Count, test.Count));
        Write(File.ReadLines(_path).Skip(1).ToArray());
        Refused(() => DigitsData.Read(_path), "digits", "39");
    }

    [Fact]
    public void Ten_thousand_letters_are_enough()
    {
        File.WriteAllText(_path, new string('é', 10_000));
        Assert.Equal(10_000, TextFile.Read(_path).Length);
        File.WriteAllText(_path, new string('é', 9_999));
        Refused(() => TextFile.Read(_path), "text", "9999");

        // An emoji is one letter.
        File.WriteAllText(_path, string.Concat(Enumerable.Repeat("😀", 9_999)));
        Refused(() => TextFile.Read(_path), "text", "9999");
        Refused(() => TextFile.Read(Path.GetTempPath()), "file", "a directory");
    }

    /// <summary>Months that are not told lie between their neighbours, and count.</summary>
    [Fact]
    public void Twenty_five_years_are_enough()
    {
        Write(["date,value", "20000115,1", "20000120,3", "20000201,", "20000301,4", "20241231,5"]);
        MonthlySeries series = MonthlySeries.Read(_path);
        Assert.Equal(300, series.Values.Length);
        Assert.Equal([2.0, 3, 4], series.Values[..3]);
        Assert.Equal(2000, series.Year(0));
        Write(["date,value", "20000115,1", "20241130,5"]);
        Refused(() => MonthlySeries.Read(_path), "months", "299");
        Write(["20000115,1", "20241231,5"]);
        Refused(() => MonthlySeries.Read(_path), "header", "20000115,1");
        Write(["date,value", "20000115,1e101"]);
        Refused(() => MonthlySeries.Read(_path), "row 1", "'1e101'");
        Write(["date,value", "20000115,"]);
        Refused(() => MonthlySeries.Read(_path), "months", "0");
    }

    private static IEnumerable<string> Sentences(int count) => Enumerable.Range(0, count).Select(static i => $"Meal {i} was \"good\".\t{i % 2}");

    private static void Refused(Action read, string subject, string found)
    {
        DataFileException exception = Assert.Throws<DataFileException>(read);
        Assert.Equal((subject, found), (exception.Subject, exception.Found));
    }

    private void Write(IEnumerable<string> lines) => File.WriteAllLines(_path, lines);
}
