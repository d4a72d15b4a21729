using StaticNet.Generator.Declarations;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>A convolution over steps.</summary>
internal sealed class Conv1DLayer : ConvolutionLayer
{
    public override string Kind => "Conv1D";

    protected override int Axes => 1;

    public override bool Streams(Node node) => WindowArguments.IsCausal(node.Declaration);

    public override string? StreamsWith(LayerDeclaration layer) => WindowArguments.StreamsWith(layer);

    public override bool Remembers(Node node) => node.Declaration.Int("KernelSize") > 1;
}
