using System;
using System.Linq;
using System.Numerics;
using System.Reflection;
using StaticNet.Tests.Networks;
using Xunit;

namespace StaticNet.Tests.Layers;

/// <summary>Winograd's algorithm computes what the direct sum computes; single precision is off by rounding only.</summary>
[Trait("Category", "Numeric")]
public sealed class WinogradTests
{
    private const string Rest = "[Flatten]\n[Dense(3)]";

    [Theory]
    [InlineData("[Input(8, 8, 16)]\n[Conv2D(16, 3, Padding = Padding.Same)]\n" + Rest)]
    [InlineData("[Input(13, 13, 32)]\n[Conv2D(64, 3, Activation = Activation.ReLU)]\n[MaxPooling2D(2)]\n" + Rest)]
    [InlineData("[Input(7, 12, 17)]\n[Conv2D(24, 3, Padding = Padding.Same, UseBias = false)]\n" + Rest)]
    [InlineData("[Input(9, 5, 16)]\n[Conv2D(33, 3, PadLeft = 2, PadBottom = 1, Activation = Activation.Tanh)]")]
    [InlineData("[Input(9, 7, 16)]\n[Conv2D(16, 3)]")]
    [InlineData("[Input(9, 7, 16)]\n[Conv2D(16, 3, Name = \"a\")]\n[Conv2D(16, 3, Padding = Padding.Same, Name = \"b\")]\n[Add(\"a\", \"b\")]")]
    [InlineData("[Input(6, 7, 3)]\n[Conv2D(16, 1, Name = \"a\")]\n[Conv2D(16, 3, Padding = Padding.Same)]\n[BatchNormalization(Name = \"b\")]\n[Add(\"a\", \"b\")]\n[ReLU]\n" + Rest)]
    [InlineData("[Input(6, 7, 16)]\n[Conv2D(16, 3)]\n[Conv2D(16, 3, Padding = Padding.Same)]\n[Conv2D(4, 3, Padding = Padding.Same)]")]
    public void Results_are_those_of_the_direct_sum(string layers)
    {
        INetwork<double> direct = Create<double>(layers, "Winograd = false");
        INetwork<double> fast = Create<double>(layers);
        INetwork<float> single = Create<float>(layers);
        Assert.False(Uses(direct));
        Assert.True(Uses(fast) && Uses(single));
        Random random = new(1);
        double[] input = [.. Enumerable.Range(0, direct.Info.InputSize).Select(_ => random.NextDouble() - 0.5)];

        // Twice: the transformed kernel follows the parameters.
        for (int round = 0; round < 2; round++)
        {
            foreach (ParameterInfo info in direct.Parameters.Table)
            {
                double[] values = [.. direct.Parameters[info.Name].ToArray().Select(value => value + (0.2 * random.NextDouble()))];
                direct.Parameters[info.Name].Write(values);
                fast.Parameters[info.Name].Write(values);
                single.Parameters[info.Name].Write([.. values.Select(static value => (float)value)]);
            }

            double[] expected = Forward(direct, input);
            double norm = expected.Max(Math.Abs);
            Assert.All(expected.Zip(Forward(fast, input)), pair => Assert.Equal(pair.First, pair.Second, 1e-13 * norm));
            Assert.All(
                expected.Zip(Forward(single, [.. input.Select(static value => (float)value)])),
                pair => Assert.Equal(pair.First, pair.Second, 2e-6 * norm));
        }
    }

    [Theory]
    [InlineData("[Conv2D(16, 3, Strides = 2, Padding = Padding.Same)]")]
    [InlineData("[Conv2D(16, 3, DilationRate = 2, Padding = Padding.Same)]")]
    [InlineData("[Conv2D(16, 3, Groups = 2, Padding = Padding.Same)]")]
    [InlineData("[Conv2D(16, 5, Padding = Padding.Same)]")]
    [InlineData("[Conv2D(2, 3, Padding = Padding.Same)]")]
    public void Other_convolutions_are_direct(string layer) => Assert.False(Uses(Create<double>("[Input(8, 8, 16)]\n" + layer)));

    private static T[] Forward<T>(INetwork<T> network, T[] input)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] output = new T[network.Info.OutputSize];
        network.Forward(input, output);
        return output;
    }

    private static bool Uses<T>(INetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        network.GetType().Assembly.GetTypes()
            .SelectMany(static type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic))
            .Any(static method => method.Name.EndsWith("_ProductsOfTiles", StringComparison.Ordinal));

    private static INetwork<T> Create<T>(string layers, string option = "Winograd = true")
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string precision = typeof(T) == typeof(double) ? "Double" : "Single";
        Assembly assembly = CompiledNetworks.Compile(
            $"using StaticNet;\n/// <summary>A network.</summary>\n[Network(Precision = Precision.{precision}, {option})]\n{layers}\npublic sealed partial class Net;\n");
        return CompiledNetworks.Instantiate<T>(assembly.GetType("Net", throwOnError: true)!, 4);
    }
}
