using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>An input of the network.</summary>
internal sealed class InputLayer : Layer
{
    public override string Kind => LayerKinds.Input;

    public override bool Streams(Node node) => true;

    public override string? WhyNotTimeDistributed => "reads nothing";

    public override EquatableArray<string>? Sources(LayerDeclaration layer) => [];

    public override LayerShape? Infer(InferenceContext context)
    {
        if (!context.Has("Shape"))
        {
            return null;
        }

        EquatableArray<int> sizes = context.Declaration.Ints("Shape");
        if (sizes.Count is < 1 or > 4)
        {
            context.Error(ShapeRule.InputRank, null, Text.Of(sizes.Count));
            return null;
        }

        bool valid = true;
        for (int axis = 0; axis < sizes.Count; axis++)
        {
            valid &= sizes[axis] >= 1
                || context.OutOfRange("Shape[" + Text.Of(axis) + "]", Text.Of(sizes[axis]), "at least 1");
        }

        return valid && context.Tensor("input", null, [.. sizes.Select(static size => (long)size)]) is Shape shape
            ? new LayerShape(shape)
            : null;
    }

    public override void Lower(Node node, Lowering lowering) => lowering.NewOutput(node, TensorRole.Input);
}
