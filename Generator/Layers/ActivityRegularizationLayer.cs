using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>The same values, whose size adds to the loss.</summary>
internal sealed class ActivityRegularizationLayer : Layer
{
    public override string Kind => "ActivityRegularization";

    public override bool IsLinear(LayerDeclaration layer) => true;

    public override bool KeepsValues => true;

    public override bool KeepsShifts(LayerDeclaration layer) => true;

    public override bool Streams(Node node) => true;

    public override (double L1, double L2) ActivityPenalty(LayerDeclaration layer) => (layer.Double("L1"), layer.Double("L2"));

    public override LayerShape? Infer(InferenceContext context) =>
        ParameterRules.CheckPenalty(context, "") && context.Input is Shape input ? new LayerShape(input) : null;

    public override void Lower(Node node, Lowering lowering)
    {
        Tensor input = lowering.Input(node);
        Tensor output = lowering.NewOutput(node);
        lowering.Add(new Reshape(node.Name, "the same elements", output.Id, input.Id));
        lowering.OnBackward(() => lowering.ContributeWhole(input, node.Name, gradient =>
            new Reshape(node.Name, "the same elements", gradient.Id, lowering.Gradient(output).Id)));
    }
}
