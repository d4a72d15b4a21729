namespace StaticNet.Generator.Layers;

/// <summary>A convolution over steps.</summary>
internal sealed class Conv1DLayer : ConvolutionLayer
{
    public override string Kind => "Conv1D";

    protected override int Axes => 1;
}
