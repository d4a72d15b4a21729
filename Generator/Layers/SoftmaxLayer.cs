using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>eˣ divided by its sum over the last axis.</summary>
internal sealed class SoftmaxLayer : FunctionLayer
{
    public override string Kind => "Softmax";

    public override ActivationKind? Function => ActivationKind.Softmax;
}
