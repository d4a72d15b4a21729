using System.Linq;
using Xunit;

namespace StaticNet.Tests.Networks;

/// <summary>Samples of a batch stay apart where an image's channels and its flat length leave different room behind a sample.</summary>
public sealed class FlattenedBatchTests
{
    [Theory]
    [InlineData("[Input(4, 4, 3), MaxPooling2D(1), Flatten]", 48)]
    [InlineData("[Input(4, 4, 1), Activation(Activation.Linear), Flatten]", 16)]
    [InlineData("[Input(8, 8, 4), MaxPooling2D(1), Flatten]", 256)]
    public void Every_sample_keeps_its_elements(string attributes, int size)
    {
        const int Samples = 5;
        INetwork<float> network = CompiledNetworks.Create<float>(attributes, "Tile = 4");
        float[] inputs = [.. Enumerable.Range(0, Samples * size).Select(static i => (float)i)];
        float[] outputs = new float[inputs.Length];
        float[] gradients = new float[inputs.Length];
        NetworkContext<float> context = network.CreateContext(Samples);
        network.Forward(context, inputs, outputs);
        Assert.Equal(inputs, outputs);
        network.Backward(context, inputs, gradients);
        Assert.Equal(inputs, gradients);
    }
}
