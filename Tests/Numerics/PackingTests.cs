using System;
using System.Linq;
using System.Numerics;
using StaticNet.Numerics;
using Xunit;

namespace StaticNet.Tests.Numerics;

public sealed class PackingTests
{
    [Fact]
    public void Packing_puts_every_element_in_its_block_and_unpacking_brings_it_back()
    {
        Random random = new(1);
        for (int round = 0; round < 200; round++)
        {
            int groups = random.Next(1, 5);
            int perGroup = random.Next(1, 40);
            PackedLayout layout = new(random.Next(1, 30), groups * perGroup, groups);
            float[] rowMajor = [.. Enumerable.Range(1, layout.Rows * layout.Columns)];
            float[] packed = [.. Enumerable.Repeat(float.NaN, layout.Size + 3)];
            Packing.Pack<float>(rowMajor, packed, layout);
            Assert.All(packed[layout.Size..], value => Assert.True(float.IsNaN(value)));

            // Group by group, block by block, row by row, lane by lane: what follows next must be this element or padding.
            int next = 0;
            for (int group = 0; group < groups; group++)
            {
                for (int block = 0; block < perGroup; block += 16)
                {
                    for (int row = 0; row < layout.Rows; row++)
                    {
                        for (int column = block; column < block + 16; column++)
                        {
                            float expected = column < perGroup ? rowMajor[(row * layout.Columns) + (group * perGroup) + column] : 0;
                            Assert.Equal(expected, packed[next++]);
                        }
                    }
                }
            }

            Assert.Equal(layout.Size, next);
            float[] back = new float[rowMajor.Length];
            Packing.Unpack<float>(packed, back, layout);
            Assert.Equal(rowMajor, back);
        }
    }

    [Fact]
    public void A_wrong_length_is_named_and_nothing_is_written()
    {
        PackedLayout layout = new(3, 5);
        double[] packed = [.. Enumerable.Repeat(7.0, 48)];
        ArgumentException exception = Assert.Throws<ArgumentException>(() => Packing.Pack<double>(new double[14], packed, layout));
        Assert.Contains("3 × 5 = 15", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Packing.Pack<double>(new double[15], packed.AsSpan(1), layout));
        Assert.Throws<ArgumentException>(() => Packing.Unpack<double>(packed.AsSpan(1), new double[15], layout));
        Assert.Throws<ArgumentException>(() => Packing.Unpack<double>(packed, new double[16], layout));
        Assert.All(packed, value => Assert.Equal(7, value));
    }

    [Fact]
    public void Transposition_is_that_of_a_plain_loop()
    {
        Random random = new(2);
        int[] sizes = [1, 2, 3, 6, 10, 15, 16, 17, 31, 32, 33, 48, 70];
        foreach (int rows in sizes)
        {
            foreach (int columns in sizes)
            {
                int taps = random.Next(1, 10);
                CheckTranspose<float>(taps, rows, columns, random);
                CheckTranspose<double>(taps, rows, columns, random);
            }
        }
    }

    private static void CheckTranspose<T>(int taps, int rows, int columns, Random random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int sourceSize = (columns + 15) / 16 * taps * rows * 16;
        int targetSize = (rows + 15) / 16 * taps * columns * 16;
        T[] source = new T[sourceSize];
        for (int i = 0; i < sourceSize; i++)
        {
            source[i] = T.CreateChecked(random.Next(1, 1 << 20));
        }

        foreach (bool reverse in new[] { false, true })
        {
            T[] expected = new T[targetSize];
            for (int tap = 0; tap < taps; tap++)
            {
                for (int row = 0; row < rows; row++)
                {
                    for (int column = 0; column < columns; column++)
                    {
                        int to = reverse ? taps - 1 - tap : tap;
                        expected[((((row / 16 * taps) + to) * columns) + column) * 16 + (row % 16)]
                            = source[((((column / 16 * taps) + tap) * rows) + row) * 16 + (column % 16)];
                    }
                }
            }

            T[] target = [.. Enumerable.Repeat(T.NaN, targetSize + 32)];
            Packing.Transpose(ref source[0], ref target[16], taps, rows, columns, reverse);
            Assert.Equal(expected, target[16..(16 + targetSize)]);
            Assert.All(target[..16].Concat(target[(16 + targetSize)..]), value => Assert.True(T.IsNaN(value)));
        }
    }
}
