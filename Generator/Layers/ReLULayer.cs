using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>x above a threshold, a slope below it, clipped at a maximum.</summary>
internal sealed class ReLULayer : FunctionLayer
{
    public override string Kind => "ReLU";

    public override ActivationKind? Function => ActivationKind.ReLU;
}
