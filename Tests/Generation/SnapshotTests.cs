using Xunit;

namespace StaticNet.Tests.Generation;

/// <summary>The generated text of small networks, for people to read and to see change.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public void Dense() => Snapshot.Verify(GeneratorRun.Text("""
        using StaticNet;
        namespace Snapshots;
        [Network]
        [Input(4)]
        [Dense(8, Activation = Activation.ReLU)]
        [Dense(3, Activation = Activation.Softmax)]
        public sealed partial class DenseNet;
        """));

    [Fact]
    public void Convolution() => Snapshot.Verify(GeneratorRun.Text("""
        using StaticNet;
        namespace Snapshots;
        [Network]
        [Input(4, 4, 2)]
        [Conv2D(2, 3, Padding = Padding.Same, UseBias = false)]
        [BatchNormalization]
        [Add("input_layer", "batch_normalization")]
        [GlobalAveragePooling2D]
        public sealed partial class ConvolutionNet;
        """));

    [Fact]
    public void Double() => Snapshot.Verify(GeneratorRun.Text("""
        using StaticNet;
        namespace Snapshots;
        [Network(Precision = Precision.Double, Tile = 4)]
        [Input(3)]
        [Dense(2, Activation = Activation.Tanh)]
        public sealed partial class DoubleNet;
        """));

    [Fact]
    public void Block() => Snapshot.Verify(GeneratorRun.Text("""
        using StaticNet;
        namespace Snapshots;
        [Network]
        [Input(4)]
        [Use<ResidualBlock>(Repeat = 2)]
        [Dense(2, Activation = Activation.Softmax)]
        public sealed partial class BlockNet;

        [Block]
        [Dense(8, Activation = Activation.ReLU)]
        [Dense(4, Name = "change")]
        [Add("input", "change")]
        public sealed class ResidualBlock;
        """));
}
