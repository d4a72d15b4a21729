namespace StaticNet.Generator.Layers;

/// <summary>A depthwise convolution over height and width.</summary>
internal sealed class DepthwiseConv2DLayer : DepthwiseLayer
{
    public override string Kind => "DepthwiseConv2D";

    protected override int Axes => 2;
}
