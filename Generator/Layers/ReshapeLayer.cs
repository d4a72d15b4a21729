using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>The same values in another shape.</summary>
internal sealed class ReshapeLayer : Layer
{
    public override string Kind => "Reshape";

    public override bool IsLinear(LayerDeclaration layer) => true;

    public override bool KeepsValues => true;

    public override bool ChangesNothing(Node node, Shape input) => node.Output == input;

    public override LayerShape? Infer(InferenceContext context)
    {
        if (!context.Has("Shape") || context.Input is not Shape input)
        {
            return null;
        }

        EquatableArray<int> sizes = context.Declaration.Ints("Shape");
        if (sizes.Count is < 1 or > 4)
        {
            context.OutOfRange("Shape", "of " + Text.Of(sizes.Count) + " sizes", "of 1 to 4");
            return null;
        }

        int free = -1;
        long known = 1;
        for (int axis = 0; axis < sizes.Count; axis++)
        {
            if (sizes[axis] == -1 && free < 0)
            {
                free = axis;
            }
            else if (sizes[axis] < 1)
            {
                context.OutOfRange("Shape[" + Text.Of(axis) + "]", Text.Of(sizes[axis]), "at least 1, or -1 for one that follows from the others");
                return null;
            }
            else
            {
                known = System.Math.Min(known * sizes[axis], Limits.TensorElements + 1);
            }
        }

        int elements = input.ElementCount;
        if (free < 0 ? known != elements : elements % known != 0)
        {
            context.Error(
                ShapeRule.ReshapeElements,
                "Shape",
                string.Join("×", sizes.Select(static size => Text.Of(size))),
                (free < 0 ? string.Empty : "a multiple of ") + Text.Of(known),
                input.ToString(),
                input.Rank == 1 ? string.Empty : ", which has " + Text.Of(elements));
            return null;
        }

        return new LayerShape(new Shape(sizes.Select(size => size == -1 ? (int)(elements / known) : size).ToEquatableArray()));
    }

    public override void Lower(Node node, Lowering lowering)
    {
        Tensor input = lowering.Input(node);
        Tensor output = lowering.NewOutput(node);
        lowering.Add(new Reshape(node.Name, "the same elements", output.Id, input.Id));
        lowering.OnBackward(() => lowering.ContributeWhole(input, node.Name, gradient =>
            new Reshape(node.Name, "the same elements", gradient.Id, lowering.Gradient(output).Id)));
    }
}
