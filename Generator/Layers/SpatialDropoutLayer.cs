using StaticNet.Generator.Common;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>Drops whole channels in training.</summary>
internal abstract class SpatialDropoutLayer(int axes) : NoiseLayer
{
    public override string Kind => "SpatialDropout" + Text.Of(axes) + "D";

    public override bool Drops => true;

    protected override bool PerChannel => true;

    protected override bool CheckShape(InferenceContext context, Shape input) => context.Spatial(axes) is not null;
}

internal sealed class SpatialDropout1DLayer() : SpatialDropoutLayer(1);

internal sealed class SpatialDropout2DLayer() : SpatialDropoutLayer(2);

internal sealed class SpatialDropout3DLayer() : SpatialDropoutLayer(3);
