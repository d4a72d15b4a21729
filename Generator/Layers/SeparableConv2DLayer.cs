namespace StaticNet.Generator.Layers;

/// <summary>A separable convolution over height and width.</summary>
internal sealed class SeparableConv2DLayer : SeparableLayer
{
    public override string Kind => "SeparableConv2D";

    protected override int Axes => 2;
}
