using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>
/// The opposite of a pooling layer by the maximum: each value goes to where the maximum of its window was. Its second input is
/// that layer.
/// </summary>
internal abstract class MaxUnpoolingLayer(string kind, int axes) : Layer
{
    private const string PoolingLayer = "PoolingLayer";

    public override string Kind => kind;

    public override EquatableArray<LayerReference> References(LayerDeclaration layer) =>
        layer.String(PoolingLayer) is string name ? [new LayerReference(PoolingLayer, name)] : [];

    public override LayerShape? Infer(InferenceContext context)
    {
        Shape? input = context.Spatial(axes);
        if (context.Sources.Count < 2 || context.Sources[1] is not Node pooling)
        {
            return null;
        }

        if (LayerCatalog.Find(pooling.Kind) is not MaxPoolingLayer layer || layer.Axes != axes)
        {
            context.Error(ShapeRule.NotAMaxPooling, PoolingLayer, kind, pooling.Name, pooling.Kind, "MaxPooling" + Text.Of(axes) + "D");
            return null;
        }

        if (input is not null && input != pooling.Output)
        {
            context.Error(ShapeRule.UnpoolingShape, null, input.ToString(), pooling.Name, pooling.Output.ToString());
        }

        return new LayerShape(context.InputOf(pooling));
    }

    public override void Lower(Node node, Lowering lowering)
    {
        Node pooling = lowering.Source(node, 1);
        (Tensor values, Tensor source, Tensor pooled) = (lowering.Input(node), lowering.Input(pooling), lowering.Input(node, 1));
        EquatableArray<WindowAxis> window = PoolingArguments.Read(pooling.Declaration, new Shape(source.Dimensions)).Window;
        Tensor output = lowering.NewOutput(node);
        const string Purpose = "values to where the maxima were";
        lowering.Add(new Unpool(node.Name, Purpose, output.Id, values.Id, source.Id, pooled.Id, window));
        lowering.OnBackward(() => lowering.Contribute(values, (gradient, accumulate) =>
        [
            new UnpoolGradient(
                node.Name,
                Purpose + ", gradient",
                gradient.Id,
                lowering.Gradient(output).Id,
                source.Id,
                pooled.Id,
                window,
                accumulate),
        ]));
    }
}
