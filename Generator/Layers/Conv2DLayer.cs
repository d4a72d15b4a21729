namespace StaticNet.Generator.Layers;

/// <summary>A convolution over height and width.</summary>
internal sealed class Conv2DLayer : ConvolutionLayer
{
    public override string Kind => "Conv2D";

    protected override int Axes => 2;
}
