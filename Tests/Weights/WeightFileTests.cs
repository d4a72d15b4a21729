using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using StaticNet.Tests.Training;
using Xunit;

namespace StaticNet.Tests.Weights;

public sealed class WeightFileTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("staticnet-weights-").FullName;

    private string FilePath => Path.Combine(_directory, "net.safetensors");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void A_saved_network_loads_into_another_bit_by_bit()
    {
        MlpNetwork<float> first = new(19, 21, 5, Activation.Softmax, seed: 1, statistics: true);
        MlpNetwork<float> second = new(19, 21, 5, Activation.Softmax, seed: 2, statistics: true);
        first.Parameters["output/bias"].Write([float.NaN, float.PositiveInfinity, -0f, float.Epsilon, 1f / 3]);
        int version = second.Parameters.Version;

        WeightFile.Save(first.Parameters, FilePath);
        WeightFile.Load(second.Parameters, FilePath);

        Assert.Equal(Bits(first.Parameters.Values), Bits(second.Parameters.Values));
        Assert.NotEqual(version, second.Parameters.Version);
    }

    [Fact]
    public void The_bytes_are_those_of_a_file_made_by_hand()
    {
        ParameterStore<float> store = TwoParameters<float>();
        store["a/kernel"].Write([1, 2, 3, 4, 5, 6]);
        store["a/bias"].Write([-1, 0.5f, 7]);
        const string Header =
            """{"__metadata__":{"format":"staticnet"},"a/kernel":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"a/bias":{"dtype":"F32","shape":[3],"data_offsets":[24,36]}}""";
        byte[] expected = HandMade(Header.PadRight((Header.Length + 7) / 8 * 8), [1, 2, 3, 4, 5, 6, -1, 0.5f, 7]);

        using MemoryStream stream = new();
        WeightFile.Save(store, stream);

        Assert.Equal(expected, stream.ToArray());
        Assert.Equal(0, BinaryPrimitives.ReadInt64LittleEndian(expected) % 8);
    }

    [Fact]
    public void Tensors_may_come_in_any_order_and_spacing()
    {
        ParameterStore<float> store = TwoParameters<float>();
        const string Header =
            """  { "a/bias" : {"shape":[3],"data_offsets":[0, 12], "dtype":"F32"}, "__metadata__":{"by":"hand","\u0061":"b"}, "\u0061/kernel":{"dtype":"F32","shape":[2,3],"data_offsets":[12,36]}}  """;

        WeightFile.Load(store, new MemoryStream(HandMade(Header, [7, 8, 9, 1, 2, 3, 4, 5, 6])));

        Assert.Equal([1f, 2, 3, 4, 5, 6], store["a/kernel"].ToArray());
        Assert.Equal([7f, 8, 9], store["a/bias"].ToArray());
    }

    [Fact]
    public void Either_precision_loads_into_the_other()
    {
        ParameterStore<double> wide = TwoParameters<double>();
        ParameterStore<float> narrow = TwoParameters<float>();
        wide["a/bias"].Write([1.0 / 3, 1e300, -2]);
        using MemoryStream stream = new();
        WeightFile.Save(wide, stream);
        stream.Position = 0;
        WeightFile.Load(narrow, stream);
        Assert.Equal([(float)(1.0 / 3), float.PositiveInfinity, -2f], narrow["a/bias"].ToArray());

        using MemoryStream back = new();
        WeightFile.Save(narrow, back);
        back.Position = 0;
        WeightFile.Load(wide, back);
        Assert.Equal([(float)(1.0 / 3), double.PositiveInfinity, -2.0], wide["a/bias"].ToArray());
    }

    [Fact]
    public void A_stream_that_gives_one_byte_at_a_time_and_cannot_seek_is_read()
    {
        ParameterStore<float> store = TwoParameters<float>();
        store["a/bias"].Write([3, 2, 1]);
        using MemoryStream stream = new();
        WeightFile.Save(store, stream);
        ParameterStore<float> other = TwoParameters<float>();

        WeightFile.Load(other, new TrickleStream(stream.ToArray()));

        Assert.Equal([3f, 2, 1], other["a/bias"].ToArray());
    }

    [Fact]
    public void Saving_replaces_and_leaves_nothing_else_behind()
    {
        File.WriteAllText(FilePath, "old");
        WeightFile.Save(TwoParameters<float>(), FilePath);
        Assert.Equal([FilePath], Directory.GetFiles(_directory));
        WeightFile.Load(TwoParameters<float>(), FilePath);
    }

    [Fact]
    public void A_failed_save_leaves_the_old_file_and_no_other()
    {
        // A directory of the target's name makes the last step fail.
        Directory.CreateDirectory(FilePath);
        File.WriteAllText(Path.Combine(FilePath, "keep"), "old");
        Assert.ThrowsAny<Exception>(() => WeightFile.Save(TwoParameters<float>(), FilePath));
        Assert.Empty(Directory.GetFiles(_directory));
        Assert.Equal("old", File.ReadAllText(Path.Combine(FilePath, "keep")));
    }

    [Fact]
    public void A_missing_file_is_said_to_be_missing()
    {
        WeightFileException exception = Assert.Throws<WeightFileException>(() => WeightFile.Load(TwoParameters<float>(), FilePath));
        Assert.Contains(FilePath, exception.Message, StringComparison.Ordinal);
        Assert.Equal("none", exception.Found);
    }

    public static TheoryData<string, string, string, string> BadHeaders => new()
    {
        // What is wrong, the header, and what the message must name: expected and found.
        { "shape", Entries("[3,2]", "[0,24]", "[3]", "[24,36]"), "[2, 3]", "[3, 2]" },
        { "rank", Entries("[6]", "[0,24]", "[3]", "[24,36]"), "[2, 3]", "[6]" },
        { "gap", Entries("[2,3]", "[0,24]", "[3]", "[28,40]"), "byte 24", "[28, 40]" },
        { "gap at the start", Entries("[2,3]", "[4,28]", "[3]", "[28,40]"), "byte 0", "[4, 28]" },
        { "overlap", Entries("[2,3]", "[0,24]", "[3]", "[20,32]"), "byte 24", "[20, 32]" },
        { "same place", Entries("[2,3]", "[0,24]", "[3]", "[0,12]"), "byte 12", "[0, 24]" },
        { "reversed offsets", Entries("[2,3]", "[24,0]", "[3]", "[24,36]"), "byte 0", "[24, 0]" },
        { "size", Entries("[2,3]", "[0,20]", "[3]", "[20,36]"), "24 bytes", "20" },
        { "huge offsets", Entries("[2,3]", "[0,9223372036854775807]", "[3]", "[24,36]"), "byte 9223372036854775807", "[24, 36]" },
        { "too large a number", Entries("[2,3]", "[0,92233720368547758070]", "[3]", "[24,36]"), "JSON", "whole number" },
        { "negative size", Entries("[2,-3]", "[0,24]", "[3]", "[24,36]"), "JSON", "whole number" },
        { "fraction", Entries("[2,3.5]", "[0,24]", "[3]", "[24,36]"), "JSON", "whole number" },
        { "three offsets", Entries("[2,3]", "[0,24,36]", "[3]", "[24,36]"), "JSON", "a/kernel" },
        { "dtype", Entries("[2,3]", "[0,24]", "[3]", "[24,36]").Replace("F32", "F16"), "F32 or F64", "F16" },
        { "unknown name", Entries("[2,3]", "[0,24]", "[3]", "[24,36]").Replace("a/bias", "b/bias"), "a/kernel, a/bias", "'b/bias'" },
        { "missing name", """{"a/kernel":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}}""", "a/kernel, a/bias", "'a/bias'" },
        { "name twice", Entries("[2,3]", "[0,24]", "[2,3]", "[24,48]").Replace("a/bias", "a/kernel"), "once", "'a/kernel' twice" },
        { "no tensors", "{}", "a/kernel", "'a/bias', 'a/kernel'" },
        { "an array", "[1,2,3]", "JSON", "StartArray" },
        { "not JSON", "{a/kernel:1}", "JSON", "" },
        { "half an object", """{"a/kernel":{"dtype":"F32",""", "JSON", "" },
        { "two objects", Entries("[2,3]", "[0,24]", "[3]", "[24,36]") + "{}", "JSON", "" },
        { "missing dtype", """{"a/kernel":{"shape":[2,3],"data_offsets":[0,24]}}""", "JSON", "a/kernel" },
        { "unknown property", """{"a/kernel":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24],"x":1}}""", "JSON", "'x'" },
        { "metadata not strings", """{"__metadata__":{"a":1}}""", "JSON", "Number" },
        { "null tensor", """{"a/kernel":null}""", "JSON", "Null" },
        { "bad UTF-8 escape", """{"\ud800":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}""", "JSON", "" },
    };

    [Theory]
    [MemberData(nameof(BadHeaders))]
    public void A_bad_header_is_refused_and_changes_nothing(string what, string header, string expected, string found)
    {
        WeightFileException exception = Refused(HandMade(header, new float[9]), what);
        Assert.Contains(expected, exception.Expected, StringComparison.Ordinal);
        Assert.Contains(found, exception.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_truncation_is_refused_and_changes_nothing()
    {
        using MemoryStream stream = new();
        WeightFile.Save(TwoParameters<float>(), stream);
        byte[] whole = stream.ToArray();
        for (int length = 0; length < whole.Length; length++)
        {
            WeightFileException exception = Refused(whole[..length], $"{length} bytes");
            Assert.Contains("end of the file", exception.Found, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Bytes_after_the_data_are_refused()
    {
        using MemoryStream stream = new();
        WeightFile.Save(TwoParameters<float>(), stream);
        Assert.Equal("more bytes", Refused([.. stream.ToArray(), 0], "one more").Found);
    }

    [Theory]
    [InlineData(0L)]
    [InlineData(1L)]
    [InlineData(100_000_001L)]
    [InlineData(long.MaxValue)]
    [InlineData(-1L)]
    public void A_header_of_impossible_length_is_refused(long length)
    {
        byte[] bytes = new byte[64];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, length);
        Assert.Equal(((ulong)length).ToString(CultureInfo.InvariantCulture), Refused(bytes, "length").Found);
    }

    [Fact]
    public void Random_damage_to_the_header_is_refused_or_harmless_but_never_another_exception()
    {
        using MemoryStream stream = new();
        WeightFile.Save(TwoParameters<float>(), stream);
        byte[] whole = stream.ToArray();
        Random random = new(5);
        for (int round = 0; round < 5000; round++)
        {
            byte[] damaged = [.. whole];
            for (int i = random.Next(1, 4); i > 0; i--)
            {
                damaged[random.Next(damaged.Length - 36)] = (byte)random.Next(256);
            }

            ParameterStore<float> store = Poisoned();
            float[] before = store.Values.ToArray();
            try
            {
                WeightFile.Load(store, new MemoryStream(damaged));
            }
            catch (WeightFileException)
            {
                Assert.Equal(before, store.Values.ToArray());
            }
        }
    }

    private static WeightFileException Refused(byte[] file, string what)
    {
        ParameterStore<float> store = Poisoned();
        float[] before = store.Values.ToArray();
        int version = store.Version;
        WeightFileException exception = Assert.Throws<WeightFileException>(() => WeightFile.Load(store, new MemoryStream(file)));
        Assert.True(before.AsSpan().SequenceEqual(store.Values), what);
        Assert.Equal(version, store.Version);
        Assert.Contains(exception.Expected, exception.Message, StringComparison.Ordinal);
        Assert.Contains(exception.Found, exception.Message, StringComparison.Ordinal);
        return exception;
    }

    private static ParameterStore<float> Poisoned()
    {
        ParameterStore<float> store = TwoParameters<float>();
        store["a/kernel"].Write([11, 12, 13, 14, 15, 16]);
        store["a/bias"].Write([17, 18, 19]);
        return store;
    }

    private static ParameterStore<T> TwoParameters<T>()
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        ParameterInfo[] table =
        [
            new("a/kernel", [2, 3], 0, new PackedLayout(2, 3), true, Initializer.Zeros, 0, 2, 3),
            new("a/bias", [3], 32, new PackedLayout(1, 3), true, Initializer.Zeros, 0, 2, 3),
        ];
        return new ParameterStore<T>(table, 48, 48);
    }

    private static string Entries(string shape1, string offsets1, string shape2, string offsets2) =>
        $$$"""{"a/kernel":{"dtype":"F32","shape":{{{shape1}}},"data_offsets":{{{offsets1}}}},"a/bias":{"dtype":"F32","shape":{{{shape2}}},"data_offsets":{{{offsets2}}}}}""";

    private static byte[] HandMade(string header, float[] data)
    {
        byte[] json = Encoding.UTF8.GetBytes(header);
        List<byte> bytes = [.. BitConverter.GetBytes((long)json.Length), .. json];
        bytes.AddRange(data.SelectMany(BitConverter.GetBytes));
        return [.. bytes];
    }

    private static int[] Bits(ReadOnlySpan<float> values) => [.. values.ToArray().Select(BitConverter.SingleToInt32Bits)];

    private sealed class TrickleStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(1, buffer.Length)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(1, count));
    }
}
