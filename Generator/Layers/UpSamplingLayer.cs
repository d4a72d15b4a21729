using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>Makes each spatial axis a whole number of times as long.</summary>
internal abstract class UpSamplingLayer(int axes) : Layer
{
    private const string Stem = "";

    public override string Kind => "UpSampling" + Text.Of(axes) + "D";

    public override bool IsLinear(LayerDeclaration layer) => true;

    public override bool KeepsShifts(LayerDeclaration layer) => true;

    public override bool ChangesNothing(Node node, Shape input) => node.Output == input;

    public override LayerShape? Infer(InferenceContext context)
    {
        bool valid = AxisNames.Of(axes).All(axis => context.HasAtLeast(AxisNames.Size(Stem, axis), 1))
            & (axes != 2 || context.IsDefined<InterpolationKind>("Interpolation"));
        if (context.Spatial(axes) is not Shape input || !valid)
        {
            return null;
        }

        EquatableArray<int> factors = Factors(context.Declaration);
        return context.Tensor("output", null, [.. input.Dimensions.Select((size, axis) =>
            axis < axes ? (long)size * factors[axis] : size)]) is Shape output
                ? new LayerShape(output)
                : null;
    }

    public override void Lower(Node node, Lowering lowering)
    {
        Tensor input = lowering.Input(node);
        InterpolationKind interpolation = (InterpolationKind)node.Declaration.Int("Interpolation");
        if (interpolation != InterpolationKind.Nearest)
        {
            Resampling.Lower(node, lowering, interpolation, alignCorners: false);
            return;
        }

        // out[y · factor + i] = in[y].
        EquatableArray<int> factors = Factors(node.Declaration);
        int rank = axes + 1;
        Tensor output = lowering.NewOutput(node);
        lowering.AddDifferentiable(new LoopNest(
            node.Name,
            "repeated",
            [.. LoopNest.LoopsOf(input.Dimensions), .. factors.Select(static (factor, axis) => new Loop("r" + Text.Of(axis), factor))],
            [Access.Whole(input)],
            [
                new NestResult(
                    new Access(output.Id,
                    [
                        .. factors.Select((factor, axis) => IndexExpression.Sum(0, new Term(axis, factor), new Term(rank + axis, 1))),
                        IndexExpression.OfLoop(axes),
                    ]),
                    new Expression.Operand(0)),
            ]));
    }

    private EquatableArray<int> Factors(LayerDeclaration layer) =>
        AxisNames.Of(axes).Select(axis => layer.Int(AxisNames.Size(Stem, axis), 2)).ToEquatableArray();
}

internal sealed class UpSampling1DLayer() : UpSamplingLayer(1);

internal sealed class UpSampling2DLayer() : UpSamplingLayer(2);

internal sealed class UpSampling3DLayer() : UpSamplingLayer(3);
