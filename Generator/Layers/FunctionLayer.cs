using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>An activation as a layer of its own.</summary>
internal abstract class FunctionLayer : Layer
{
    /// <summary>Which; null where an argument chooses it.</summary>
    public virtual ActivationKind? Function => null;

    public override bool Streams(Node node) => true;

    public override AppliedActivation Activation(LayerDeclaration layer)
    {
        ActivationArguments arguments = ActivationArguments.Read(layer);
        return new AppliedActivation(arguments.Function, arguments.Parameters);
    }

    public override bool IsLinear(LayerDeclaration layer) => Activation(layer).Kind == ActivationKind.Linear;

    public override bool KeepsShifts(LayerDeclaration layer) => IsLinear(layer);

    public override LayerShape? Infer(InferenceContext context) =>
        ActivationArguments.Check(context) && context.Input is Shape input ? new LayerShape(input) : null;

    public override void Lower(Node node, Lowering lowering) => ActivationArguments.Read(node.Declaration).Lower(node, lowering);
}
