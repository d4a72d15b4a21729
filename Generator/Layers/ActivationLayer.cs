using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>An activation as a layer of its own, chosen by its argument.</summary>
internal sealed class ActivationLayer : Layer
{
    public override string Kind => "Activation";

    public override bool Streams(Node node) => true;

    public override LayerShape? Infer(InferenceContext context) =>
        context.Has("Function")
        & context.IsDefined<ActivationKind>("Function")
        & ActivationArguments.Check(context)
        && context.Input is Shape input
            ? new LayerShape(input)
            : null;

    public override void Lower(Node node, Lowering lowering) => ActivationArguments.Read(node.Declaration).Lower(node, lowering);
}
