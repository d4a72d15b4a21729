using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>The same values as a vector.</summary>
internal sealed class FlattenLayer : Layer
{
    public override string Kind => "Flatten";

    public override bool IsLinear(LayerDeclaration layer) => true;

    public override bool KeepsValues => true;

    public override bool ChangesNothing(Node node, Shape input) => node.Output == input;

    public override LayerShape? Infer(InferenceContext context) =>
        context.Input is Shape input ? new LayerShape(new Shape(input.ElementCount)) : null;

    public override void Lower(Node node, Lowering lowering)
    {
        Tensor input = lowering.Input(node);
        Tensor output = lowering.NewOutput(node);
        lowering.Add(new Reshape(node.Name, "the same elements", output.Id, input.Id));
        lowering.OnBackward(() => lowering.ContributeWhole(input, node.Name, gradient =>
            new Reshape(node.Name, "the same elements", gradient.Id, lowering.Gradient(output).Id)));
    }
}
