using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>x, or α (eˣ − 1) where it is negative.</summary>
internal sealed class ELULayer : FunctionLayer
{
    public override string Kind => "ELU";

    public override ActivationKind? Function => ActivationKind.ELU;
}
