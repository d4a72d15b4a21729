namespace StaticNet.Generator.Layers;

/// <summary>A separable convolution over steps.</summary>
internal sealed class SeparableConv1DLayer : SeparableLayer
{
    public override string Kind => "SeparableConv1D";

    protected override int Axes => 1;
}
