using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>Cuts elements off before and after each spatial axis.</summary>
internal abstract class CroppingLayer(int axes) : Layer
{
    public override string Kind => "Cropping" + Text.Of(axes) + "D";

    public override bool IsLinear(LayerDeclaration layer) => true;

    public override bool KeepsShifts(LayerDeclaration layer) => true;

    public override bool ChangesNothing(Node node, Shape input) => node.Output == input;

    public override LayerShape? Infer(InferenceContext context)
    {
        bool valid = Margins.Check(context, axes);
        if (context.Spatial(axes) is not Shape input || !valid)
        {
            return null;
        }

        Margins margins = Margins.Read(context.Declaration, axes);
        for (int axis = 0; axis < axes; axis++)
        {
            long rest = (long)input[axis] - margins.Before[axis] - margins.After[axis];
            if (rest < 1)
            {
                context.Error(
                    ShapeRule.NothingLeft,
                    Margins.Given(context.Declaration, margins.Before[axis] >= margins.After[axis] ? Margins.BeforeName(axis, axes) : Margins.AfterName(axis, axes)),
                    Kind,
                    Text.Of((long)margins.Before[axis] + margins.After[axis]),
                    Text.Of(input[axis]),
                    input.ToString());
                return null;
            }
        }

        return new LayerShape(new Shape(input.Dimensions
            .Select((size, axis) => axis < axes ? size - margins.Before[axis] - margins.After[axis] : size)
            .ToEquatableArray()));
    }

    public override void Lower(Node node, Lowering lowering) =>
        Lower(node, lowering, Margins.Read(node.Declaration, axes).Before);

    /// <summary>Adds the kernel that copies what is left, from an offset along each spatial axis.</summary>
    internal static void Lower(Node node, Lowering lowering, EquatableArray<int> offsets)
    {
        Tensor input = lowering.Input(node);
        Tensor output = lowering.NewOutput(node);
        lowering.AddDifferentiable(new LoopNest(
            node.Name,
            "what is left",
            LoopNest.LoopsOf(output.Dimensions),
            [
                new Access(input.Id, output.Dimensions
                    .Select((_, axis) => IndexExpression.Sum(axis < offsets.Count ? offsets[axis] : 0, new Term(axis, 1)))
                    .ToEquatableArray()),
            ],
            [new NestResult(Access.Whole(output), new Expression.Operand(0))]));
    }
}

internal sealed class Cropping1DLayer() : CroppingLayer(1);

internal sealed class Cropping2DLayer() : CroppingLayer(2);

internal sealed class Cropping3DLayer() : CroppingLayer(3);
