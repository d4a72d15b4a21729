using System;
using System.IO;
using System.IO.Compression;
using System.Text;
using Xunit;

namespace StaticNet.Tests.Data;

public sealed class CsvFileTests
{
    private static CsvFile Read(string text, bool header = true, char separator = ',', bool quotes = true)
        => CsvFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "table", header, separator, quotes);

    [Fact]
    public void A_table_becomes_a_dataset()
    {
        CsvFile file = Read("width,kind,height\n1.5,oak,-2\r\n\n1e3,elm,.25\n");
        Assert.Equal(["width", "kind", "height"], file.Header);
        Dataset<double> dataset = file.ToDataset<double>(file.Column("kind"), ["elm", "oak"]);
        Assert.Equal([1.5, -2, 1000, 0.25], dataset.Inputs.ToArray());
        Assert.Equal([1.0, 0], dataset.Targets.ToArray());
        Assert.Equal([-2.0, 0.25], file.Numbers<double>(^1));
    }

    [Fact]
    public void Without_a_header_columns_have_numbers()
    {
        CsvFile file = Read("1;2;0\n3;4;1", header: false, separator: ';');
        Assert.Empty(file.Header);
        Assert.Equal(3, file.Columns);
        Dataset<float> dataset = file.ToDataset<float>(^1);
        Assert.Equal([3f, 4], dataset.Input(1).ToArray());
        Assert.Equal([1f], dataset.Target(1).ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => file.Numbers<float>(3));
    }

    [Fact]
    public void Quotes_enclose_separators_line_ends_and_quotes()
    {
        CsvFile file = Read("\"a,b\",\"say \"\"c\"\"\"\n\"two\nlines\",\n,\"\"\nlast,\"x\"y\n", header: false);
        Assert.Equal(["a,b", "say \"c\""], file.Rows[0]);
        Assert.Equal(["two\nlines", ""], file.Rows[1]);
        Assert.Equal(["", ""], file.Rows[2]);
        Assert.Equal(["last", "xy"], file.Rows[3]);
        Assert.Equal(["\"so\" he said", "1"], Read("\"so\" he said\t1", header: false, separator: '\t', quotes: false).Rows[0]);
    }

    [Fact]
    public void Gzipped_data_are_told_by_their_first_bytes()
    {
        using MemoryStream stream = new();
        using (GZipStream gzip = new(stream, CompressionMode.Compress, leaveOpen: true))
        {
            gzip.Write("1,2\n3,4\n"u8);
        }

        byte[] bytes = stream.ToArray();
        Assert.Equal([2f, 4], CsvFile.Read(new MemoryStream(bytes), header: false).Numbers<float>(1));
        bytes[^5] ^= 0xFF;
        Assert.Equal("gzip stream", Assert.Throws<DataFileException>(() => CsvFile.Read(new MemoryStream(bytes), header: false)).Subject);
    }

    [Theory]
    [InlineData("a,b\n1,2\n3\n", "line 3", "2 fields", "1")]
    [InlineData("a,b\n", "rows", "at least one", "none")]
    [InlineData("", "rows", "at least one", "none")]
    [InlineData("a\n\"x\ny\n", "line 2", "a closing quote", "the end of the file")]
    public void A_broken_table_is_refused(string text, string subject, string expected, string found)
    {
        DataFileException exception = Assert.Throws<DataFileException>(() => Read(text));
        Assert.Equal(("table", subject, expected, found), (exception.FileName, exception.Subject, exception.Expected, exception.Found));
    }

    [Theory]
    [InlineData("a,b\n\"x\ny\",2\n3,two\n", "line 4, column 2", "'two'")]
    [InlineData("a,b\n1,2\n3,NaN\n", "line 3, column 2", "'NaN'")]
    [InlineData("a,b\n1,1e99\n", "line 2, column 2", "'1e99'")]
    public void What_is_no_number_is_told_with_its_place(string text, string subject, string found)
    {
        DataFileException exception = Assert.Throws<DataFileException>(() => Read(text).Numbers<float>(1));
        Assert.Equal((subject, "a finite number", found), (exception.Subject, exception.Expected, exception.Found));
    }

    [Fact]
    public void What_cannot_separate_is_refused()
    {
        foreach (char none in "\"\r\n")
        {
            Assert.Throws<ArgumentException>("separator", () => Read("a\n1\n", separator: none));
        }

        Assert.Throws<ArgumentException>("separator", () => Read("a\n1\n", separator: '\n', quotes: false));
        Assert.Equal(["1", "2"], Read("1\"2", header: false, separator: '"', quotes: false).Rows[0]);
        Assert.Throws<ArgumentNullException>("name", () => CsvFile.Read(new MemoryStream([0x61]), null!));
        Assert.Throws<ArgumentNullException>("name", () => Read("a\n1\n").Column(null!));
    }

    [Fact]
    public void A_dataset_needs_a_column_besides_the_target()
    {
        DataFileException exception = Assert.Throws<DataFileException>(() => Read("kind\n1\n").ToDataset<float>(0));
        Assert.Equal(("table", "columns", "at least 2", "1"), (exception.FileName, exception.Subject, exception.Expected, exception.Found));
    }

    [Fact]
    public void Unknown_names_are_refused()
    {
        CsvFile file = Read("a,kind\n1,oak\n");
        Assert.Equal("one of elm, ash", Assert.Throws<DataFileException>(() => file.ToDataset<float>(1, ["elm", "ash"])).Expected);
        Assert.Equal("a, kind", Assert.Throws<DataFileException>(() => file.Column("kin")).Found);
        Assert.Equal("UTF-8", Assert.Throws<DataFileException>(() => CsvFile.Read(new MemoryStream([0x61, 0xFF, 0x0A, 0x61]), "table")).Expected);
        Assert.Contains("no-such-file", Assert.Throws<DataFileException>(() => CsvFile.Read("no-such-file.csv")).Message, StringComparison.Ordinal);
    }
}
