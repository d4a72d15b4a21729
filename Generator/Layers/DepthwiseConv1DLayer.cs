namespace StaticNet.Generator.Layers;

/// <summary>A depthwise convolution over steps.</summary>
internal sealed class DepthwiseConv1DLayer : DepthwiseLayer
{
    public override string Kind => "DepthwiseConv1D";

    protected override int Axes => 1;
}
