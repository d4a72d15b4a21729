namespace StaticNet.Generator.Layers;

/// <summary>A transposed convolution over depth, height and width.</summary>
internal sealed class Conv3DTransposeLayer : ConvolutionTransposeLayer
{
    public override string Kind => "Conv3DTranspose";

    protected override int Axes => 3;
}
