using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>Drops values during training.</summary>
internal sealed class DropoutLayer : Layer
{
    public override string Kind => "Dropout";

    public override bool Streams(Node node) => true;

    public override bool IsLinear(LayerDeclaration layer) => true;

    public override string? NoiseArgument => "Rate";

    public override bool Drops => true;

    public override LayerShape? Infer(InferenceContext context) =>
        context.Has("Rate")
        & context.InRange("Rate", static rate => rate is >= 0 and < 1, "at least 0 and less than 1")
        && context.Input is Shape input
            ? new LayerShape(input)
            : null;

    public override void Lower(Node node, Lowering lowering)
    {
        Tensor input = lowering.Input(node);
        Tensor output = lowering.NewOutput(node);
        if (!lowering.Training)
        {
            lowering.Add(new Reshape(node.Name, "nothing at inference", output.Id, input.Id));
            return;
        }

        DropoutArguments arguments = DropoutArguments.Read(node.Declaration);
        Tensor mask = lowering.NewActivation(node.Name + "/mask", input.Dimensions);
        lowering.Add(new Call(node.Name, "mask", Routine.DropoutMask, [], [mask.Id], arguments.Rate, node.Index) { Phase = Phase.Training });
        lowering.Add(new Map(node.Name, "dropout", output.Id, input.Id, [new Pointwise.MultiplyTensor(mask.Id)]) { Phase = Phase.Training });
        lowering.Add(new Map(node.Name, "nothing in evaluation", output.Id, input.Id, []) { Phase = Phase.Evaluation });
        lowering.OnBackward(() => lowering.Contribute(input, (gradient, accumulate) =>
        [
            new Map(
                node.Name,
                "dropout gradient",
                gradient.Id,
                lowering.Gradient(output).Id,
                [new Pointwise.MultiplyTensor(mask.Id)],
                accumulate),
        ]));
    }
}

/// <summary>What [Dropout] says.</summary>
internal sealed record DropoutArguments(double Rate)
{
    public static DropoutArguments Read(LayerDeclaration layer) => new(layer.Double(nameof(Rate)));
}
