using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>x, or a slope times it where it is negative.</summary>
internal sealed class LeakyReLULayer : FunctionLayer
{
    public override string Kind => "LeakyReLU";

    public override ActivationKind? Function => ActivationKind.LeakyReLU;
}
