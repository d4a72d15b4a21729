using System;
using System.Linq;
using System.Reflection;
using StaticNet.Tests.Networks;
using Xunit;

namespace StaticNet.Tests.Layers;

/// <summary>Inference takes products with one output column along what is summed; a batch takes them column by column.</summary>
[Trait("Category", "Numeric")]
public sealed class DotProductTests
{
    [Theory]
    [InlineData("[Input(48)]\n[Dense(1)]")]
    [InlineData("[Input(3, 16)]\n[Dense(1, UseBias = false)]\n[Flatten]\n[Dense(2)]")]
    [InlineData("[Input(19, 32)]\n[Conv1D(1, 3, Padding = Padding.Causal, DilationRate = 2, Activation = Activation.ReLU)]")]
    [InlineData("[Input(9, 11, 16)]\n[Conv2D(1, 3, Padding = Padding.Same, Activation = Activation.Sigmoid)]")]
    [InlineData("[Input(5, 7, 32)]\n[Conv2D(1, 5, PadLeft = 2, PadBottom = 1, Strides = 2)]")]
    [InlineData("[Input(4, 5, 16)]\n[Conv2DTranspose(1, 3, Strides = 2, Padding = Padding.Same, Activation = Activation.Tanh)]")]
    [InlineData("[Input(6, 10, 1, Name = \"x\")]\n[Conv2D(16, 1)]\n[Conv2D(1, 3, Padding = Padding.Same, Name = \"y\")]\n[Add(\"x\", \"y\")]\n[ReLU]")]
    [InlineData("[Input(6, 16)]\n[LSTM(16, ReturnSequences = true)]\n[Dense(1)]")]
    public void One_sample_is_computed_as_in_a_batch(string layers)
    {
        Assembly assembly = CompiledNetworks.Compile(
            $"using StaticNet;\n/// <summary>A network.</summary>\n[Network(Precision = Precision.Double)]\n{layers}\npublic sealed partial class Net;\n");
        INetwork<double> network = CompiledNetworks.Instantiate<double>(assembly.GetType("Net", throwOnError: true)!, 4);
        Assert.Contains(
            assembly.GetTypes().SelectMany(static type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic)),
            static method => method.Name.Contains("WeightsOfTheOnlyColumn", StringComparison.Ordinal));
        Random random = new(2);
        foreach (ParameterInfo info in network.Parameters.Table)
        {
            network.Parameters[info.Name].Write([.. Enumerable.Range(0, info.Layout.Count).Select(_ => random.NextDouble() - 0.5)]);
        }

        double[] input = [.. Enumerable.Range(0, network.Info.InputSize).Select(_ => random.NextDouble() - 0.5)];
        double[] alone = new double[network.Info.OutputSize];
        double[] together = new double[alone.Length];
        network.Forward(input, alone);
        NetworkContext<double> context = network.CreateContext(1);
        context.Training = false;
        network.Forward(context, input, together);
        Assert.All(together.Zip(alone), static pair => Assert.Equal(pair.First, pair.Second, 1e-13));
    }
}
