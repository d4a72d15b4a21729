using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>An activation as a layer of its own, chosen by its argument.</summary>
internal sealed class ActivationLayer : FunctionLayer
{
    public override string Kind => "Activation";

    public override LayerShape? Infer(InferenceContext context) =>
        context.Has("Function") & context.IsDefined<ActivationKind>("Function") ? base.Infer(context) : null;
}
