using StaticNet.Generator.Declarations;

namespace StaticNet.Generator.Layers;

/// <summary>Group normalisation with a group of every channel.</summary>
internal sealed class InstanceNormalizationLayer : GroupNormalizationLayer
{
    public override string Kind => "InstanceNormalization";

    protected override int Groups(LayerDeclaration layer, int channels) => channels;
}
