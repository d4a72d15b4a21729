namespace StaticNet.Generator.Layers;

/// <summary>A transposed convolution over steps.</summary>
internal sealed class Conv1DTransposeLayer : ConvolutionTransposeLayer
{
    public override string Kind => "Conv1DTranspose";

    protected override int Axes => 1;
}
