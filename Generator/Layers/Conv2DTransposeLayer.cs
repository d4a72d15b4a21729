namespace StaticNet.Generator.Layers;

/// <summary>A transposed convolution over height and width.</summary>
internal sealed class Conv2DTransposeLayer : ConvolutionTransposeLayer
{
    public override string Kind => "Conv2DTranspose";

    protected override int Axes => 2;
}
