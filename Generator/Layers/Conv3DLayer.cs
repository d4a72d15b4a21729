namespace StaticNet.Generator.Layers;

/// <summary>A convolution over depth, height and width.</summary>
internal sealed class Conv3DLayer : ConvolutionLayer
{
    public override string Kind => "Conv3D";

    protected override int Axes => 3;
}
