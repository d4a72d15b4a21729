using System;
using StaticNet.Tests.Training;
using Xunit;

namespace StaticNet.Tests.Networks;

public sealed class ParameterCopyTests
{
    [Fact]
    public void A_copy_has_all_values_and_says_the_same()
    {
        const string Layers = "[Input(5)]\n[Dense(19, UseBias = false)]\n[BatchNormalization]\n[ReLU]\n[Dense(2)]";
        INetwork<float> source = CompiledNetworks.Create<float>(Layers, seed: 1);
        INetwork<float> copy = CompiledNetworks.Create<float>(Layers, seed: 2);
        source.Parameters["batch_normalization/moving_mean"].Write(RandomVectors.Normal(19, 3).To<float>());
        float[] input = RandomVectors.Normal(5, 4).To<float>();
        float[] expected = new float[2];
        float[] actual = new float[2];
        source.Forward(input, expected);
        copy.Forward(input, actual);
        Assert.NotEqual(expected, actual);

        source.Parameters.CopyTo(copy.Parameters);
        copy.Forward(input, actual);
        Assert.Equal(expected, actual);
        Assert.Equal(source.Parameters.Values, copy.Parameters.Values);
        long before = GC.GetAllocatedBytesForCurrentThread();
        source.Parameters.CopyTo(copy.Parameters);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Another_class_of_network_is_refused()
    {
        MlpNetwork<float> network = new(4, 8, 3, Activation.Softmax);
        network.Parameters.CopyTo(new MlpNetwork<float>(4, 8, 3, Activation.Linear).Parameters);
        MlpNetwork<float> other = new(4, 9, 3, Activation.Softmax, seed: 2);
        float[] before = other.Parameters.Values.ToArray();
        ArgumentException exception = Assert.Throws<ArgumentException>(() => network.Parameters.CopyTo(other.Parameters));
        Assert.Contains("same class", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, other.Parameters.Values.ToArray());
        Assert.Throws<ArgumentException>(
            () => network.Parameters.CopyTo(new MlpNetwork<float>(4, 8, 3, Activation.Softmax, statistics: true).Parameters));
    }
}
