using System;
using System.Linq;
using Xunit;

namespace StaticNet.Tests.Layers;

/// <summary>Layers that move elements, against the index of the element that each one comes from.</summary>
[Trait("Category", "Numeric")]
public sealed class ShapeLayerTests
{
    [Fact]
    public void Reshape_keeps_order() => LayerProof.Check("[Input(4, 6)]\n[Reshape(2, -1, 3)]\n[Reshape(24)]", static probe => probe.Input);

    /// <summary>Convolutions read the input and the copy of it, so that both have a border of zeros.</summary>
    [Fact]
    public void A_copy_between_two_tensors_with_borders_keeps_every_element()
    {
        static double[] Sum(LayerProof.Probe probe, string second, int height, int width)
        {
            double[] b = Convolve(probe.Input, 6, 6, probe.Parameter("b/kernel"), probe.Parameter("b/bias"));
            double[] c = Convolve(probe.Input, height, width, probe.Parameter(second + "/kernel"), probe.Parameter(second + "/bias"));
            return [.. b.Zip(c, static (x, y) => x + y)];
        }

        const string First = "[Input(6, 6, 2, Name = \"x\")]\n[Conv2D(3, 3, Padding = Padding.Same, Name = \"b\")]\n";
        const string Second = "[Conv2D(3, 3, Padding = Padding.Same, Name = \"c\")]\n";
        LayerProof.Check(
            First + "[Dropout(0.5f, From = \"x\")]\n" + Second + "[Add(\"b\", \"c\")]", static probe => Sum(probe, "c", 6, 6));
        foreach ((int height, int width) in ((int, int)[])[(4, 9), (3, 12), (12, 3), (1, 36)])
        {
            LayerProof.Check(
                First + $"[Reshape({height}, {width}, 2, From = \"x\")]\n{Second}[Reshape(6, 6, 3, Name = \"r\")]\n[Add(\"b\", \"r\")]",
                probe => Sum(probe, "c", height, width));
        }
    }

    /// <summary>A 3 × 3 convolution of 2 channels to 3, padded to keep the size.</summary>
    private static double[] Convolve(double[] image, int height, int width, double[] kernel, double[] bias) =>
        Make([height, width, 3], index =>
        {
            double sum = bias[index[2]];
            for (int tap = 0; tap < 18; tap++)
            {
                int y = index[0] + (tap / 6) - 1;
                int x = index[1] + (tap / 2 % 3) - 1;
                if (y >= 0 && y < height && x >= 0 && x < width)
                {
                    sum += image[(((y * width) + x) * 2) + (tap % 2)] * kernel[(tap * 3) + index[2]];
                }
            }

            return sum;
        });

    [Fact]
    public void Permute_reorders_axes() => LayerProof.Check(
        "[Input(3, 4, 5)]\n[Permute(3, 1, 2)]",
        static probe => Make([5, 3, 4], index => probe.Input[(((index[1] * 4) + index[2]) * 5) + index[0]]));

    [Theory]
    [InlineData(1, 5)]
    [InlineData(3, 17)]
    public void RepeatVector_repeats(int count, int size) => LayerProof.Check(
        $"[Input({size})]\n[RepeatVector({count})]", probe => [.. Enumerable.Repeat(probe.Input, count).SelectMany(static row => row)]);

    [Fact]
    public void Cropping_cuts_each_end()
    {
        LayerProof.Check("[Input(7, 3)]\n[Cropping1D(1, 2)]", static probe => probe.Input[3..15]);
        LayerProof.Check(
            "[Input(5, 6, 2)]\n[Cropping2D(1, 0, 2, 1)]",
            static probe => Make([4, 3, 2], index => probe.Input[((((index[0] + 1) * 6) + index[1] + 2) * 2) + index[2]]));
        LayerProof.Check(
            "[Input(3, 4, 5, 2)]\n[Cropping3D(1)]",
            static probe => Make([1, 2, 3, 2], index => probe.Input[((((((index[0] + 1) * 4) + index[1] + 1) * 5) + index[2] + 1) * 2) + index[3]]));
    }

    [Fact]
    public void CropTo_takes_the_size_of_another_layer() => LayerProof.Check(
        "[Input(6, 7, 2, Name = \"x\")]\n[Cropping2D(1, 2, 2, 2, Name = \"small\")]\n[CropTo(\"small\", From = \"x\")]",
        static probe => Make([3, 3, 2], index => probe.Input[((((index[0] + 1) * 7) + index[1] + 2) * 2) + index[2]]));

    [Theory]
    [InlineData("Constant", "")]
    [InlineData("Constant", ", Value = -2.5")]
    [InlineData("Reflect", "")]
    [InlineData("Edge", "")]
    public void Padding_adds_to_each_end(string mode, string value)
    {
        double outside = value.Length == 0 ? 0 : -2.5;
        int Source(int index, int before, int size) => index - before is int inside && inside >= 0 && inside < size
            ? inside
            : mode == "Constant" ? -1 : mode == "Edge" ? Math.Clamp(inside, 0, size - 1) : inside < 0 ? -inside : (2 * size) - 2 - inside;
        double[] Expected(double[] input, int[] sizes, int[] before, int[] padded) => Make(padded, index =>
        {
            int position = 0;
            for (int axis = 0; axis < sizes.Length; axis++)
            {
                int from = Source(index[axis], before[axis], sizes[axis]);
                if (from < 0)
                {
                    return outside;
                }

                position = (position * sizes[axis]) + from;
            }

            return input[position];
        });
        string options = $"Mode = PadMode.{mode}{value}";
        LayerProof.Check($"[Input(4, 3)]\n[ZeroPadding1D(2, 3, {options})]", probe => Expected(probe.Input, [4, 3], [2, 0], [9, 3]));
        LayerProof.Check($"[Input(3, 4, 17)]\n[ZeroPadding2D(1, 2, 3, 0, {options})]", probe => Expected(probe.Input, [3, 4, 17], [1, 3, 0], [6, 7, 17]));
        LayerProof.Check($"[Input(3, 3, 2, 2)]\n[ZeroPadding3D(1, {options})]", probe => Expected(probe.Input, [3, 3, 2, 2], [1, 1, 1, 0], [5, 5, 4, 2]));
    }

    [Fact]
    public void UpSampling_repeats()
    {
        LayerProof.Check("[Input(3, 5)]\n[UpSampling1D(3)]", static probe => Make([9, 5], index => probe.Input[(index[0] / 3 * 5) + index[1]]));
        LayerProof.Check(
            "[Input(2, 3, 4)]\n[UpSampling2D(3, 2)]",
            static probe => Make([6, 6, 4], index => probe.Input[(((index[0] / 3 * 3) + (index[1] / 2)) * 4) + index[2]]));
        LayerProof.Check(
            "[Input(2, 2, 3, 1)]\n[UpSampling3D(2)]",
            static probe => Make([4, 4, 6, 1], index => probe.Input[(((index[0] / 2 * 2) + (index[1] / 2)) * 3) + (index[2] / 2)]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Depth_and_space_are_exchanged(bool columnRowDepth)
    {
        string order = columnRowDepth ? "ColumnRowDepth = true" : "ColumnRowDepth = false";
        int Depth(int by, int bx, int c) => columnRowDepth ? (((c * 2) + by) * 2) + bx : (((by * 2) + bx) * 3) + c;
        LayerProof.Check(
            $"[Input(2, 3, 12)]\n[DepthToSpace(2, {order})]",
            probe => Make([4, 6, 3], index => probe.Input[(((index[0] / 2 * 3) + (index[1] / 2)) * 12) + Depth(index[0] % 2, index[1] % 2, index[2])]));
        LayerProof.Check($"[Input(2, 3, 12)]\n[DepthToSpace(2, {order})]\n[SpaceToDepth(2, {order})]", static probe => probe.Input);
    }

    /// <summary>Nearest and linear interpolation by their textbook definition; corners and centres.</summary>
    [Theory]
    [InlineData("Nearest", 7, 5, false)]
    [InlineData("Nearest", 3, 2, false)]
    [InlineData("Bilinear", 7, 9, false)]
    [InlineData("Bilinear", 2, 3, false)]
    [InlineData("Bilinear", 9, 7, true)]
    [InlineData("Bilinear", 1, 4, true)]
    [InlineData("Bilinear", 61, 2, false)]
    [InlineData("Nearest", 90, 5, false)]
    public void Resizing_interpolates(string interpolation, int height, int width, bool align)
    {
        double Position(int i, int from, int to) => align
            ? (to == 1 ? 0 : i * (from - 1d) / (to - 1))
            : Math.Clamp(((i + 0.5) * from / to) - 0.5, 0, from - 1);
        (int, int, double) Between(int i, int from, int to)
        {
            if (interpolation == "Nearest")
            {
                int nearest = Math.Min((int)((i + 0.5) * from / to), from - 1);
                return (nearest, nearest, 0);
            }

            double position = Position(i, from, to);
            int lower = (int)position;
            return (lower, Math.Min(lower + 1, from - 1), position - lower);
        }

        LayerProof.Check(
            $"[Input(4, 5, 3)]\n[Resizing({height}, {width}, Interpolation = Interpolation.{interpolation}, AlignCorners = {(align ? "true" : "false")})]",
            probe => Make([height, width, 3], index =>
            {
                double At(int y, int x) => probe.Input[(((y * 5) + x) * 3) + index[2]];
                (int top, int bottom, double v) = Between(index[0], 4, height);
                (int left, int right, double u) = Between(index[1], 5, width);
                return ((1 - v) * (((1 - u) * At(top, left)) + (u * At(top, right)))) + (v * (((1 - u) * At(bottom, left)) + (u * At(bottom, right))));
            }));
    }

    /// <summary>Cubic interpolation gives back a straight line where all four neighbours exist.</summary>
    [Fact]
    public void Bicubic_resizing_keeps_straight_lines()
    {
        INetwork<double> network = Networks.CompiledNetworks.Create<double>("[Input(12, 1, 1)]\n[Resizing(30, 1, Interpolation = Interpolation.Bicubic)]");
        double[] output = new double[30];
        network.Forward([.. Enumerable.Range(0, 12).Select(static i => (2.0 * i) - 5)], output);
        foreach (int i in Enumerable.Range(0, 30).Where(static i => (i + 0.5) * 0.4 is >= 2 and <= 10))
        {
            Assert.Equal((2 * (((i + 0.5) * 0.4) - 0.5)) - 5, output[i], 1e-12);
        }

        LayerProof.Check("[Input(4, 5, 3)]\n[Resizing(7, 3, Interpolation = Interpolation.Bicubic)]");
        LayerProof.Check("[Input(3, 3, 2)]\n[UpSampling2D(2, Interpolation = Interpolation.Bilinear)]");
    }

    [Fact]
    public void Rescaling_scales() => LayerProof.Check(
        "[Input(3, 5)]\n[Rescaling(0.5, -2)]", static probe => [.. probe.Input.Select(static x => (0.5 * x) - 2)]);

    [Theory]
    [InlineData("6")]
    [InlineData("2, 3, 34")]
    public void GLU_gates_one_half_by_the_other(string shape)
    {
        int half = int.Parse(shape.Split(", ")[^1]) / 2;
        LayerProof.Check(
            $"[Input({shape})]\n[GLU]",
            probe => [.. probe.Input.Chunk(2 * half).SelectMany(row => Enumerable.Range(0, half).Select(i => row[i] / (1 + Math.Exp(-row[half + i]))))]);
    }

    [Theory]
    [InlineData("", 30)]
    [InlineData("SharedAxes = [1, 2], ", 5)]
    [InlineData("SharedAxes = [1, 2, 3], ", 1)]
    public void PReLU_learns_its_slope(string shared, int count) => LayerProof.Check(
        $"[Input(2, 3, 5)]\n[PReLU({shared}Name = \"p\")]",
        probe => [.. probe.Input.Select((x, i) => x > 0 ? x : probe.Parameter("p/alpha")[i % count] * x)]);

    private static double[] Make(int[] sizes, Func<int[], double> element)
    {
        double[] result = new double[sizes.Aggregate(1, static (product, size) => product * size)];
        int[] index = new int[sizes.Length];
        for (int i = 0; i < result.Length; i++)
        {
            for (int axis = sizes.Length - 1, rest = i; axis >= 0; axis--)
            {
                (rest, index[axis]) = Math.DivRem(rest, sizes[axis]);
            }

            result[i] = element(index);
        }

        return result;
    }
}
