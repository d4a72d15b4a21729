using System.Collections.Generic;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>
/// Multi-head attention (Vaswani et al., 2017): each head mixes the values by softmax(query · keyᵀ / √size), and a product with
/// the output kernel joins the heads.
/// </summary>
internal sealed class MultiHeadAttentionLayer : Layer
{
    // How much a key that does not count loses before the softmax.
    private const double Masked = 1e9;

    public override string Kind => "MultiHeadAttention";

    public override bool MakesFractions(LayerDeclaration layer) => true;

    public override EquatableArray<LayerReference> References(LayerDeclaration layer)
    {
        List<LayerReference> references = [];
        foreach (string argument in (string[])["Value", "Key", "KeyMask"])
        {
            if (layer.String(argument) is string name)
            {
                references.Add(new LayerReference(argument, name));
            }
        }

        return references.ToEquatableArray();
    }

    public override LayerShape? Infer(InferenceContext context)
    {
        bool valid = context.HasAtLeast("NumHeads", 1)
            & context.HasAtLeast("KeyDim", 1)
            & context.AtLeast("ValueDim", 0)
            & context.AtLeast("OutputDim", 0)
            & context.InRange("Dropout", static rate => rate is >= 0 and < 1, "at least 0 and less than 1")
            & KernelArguments.Check(context);
        MultiHeadAttentionArguments arguments = MultiHeadAttentionArguments.Read(context.Declaration);
        if (!valid || context.Input is not Shape query)
        {
            return null;
        }

        (Shape? value, Shape? key, Shape? mask) = (
            arguments.ValuePosition is int v ? context.Inputs[v] : query,
            arguments.KeyPosition is int k ? context.Inputs[k] : arguments.ValuePosition is int same ? context.Inputs[same] : query,
            arguments.MaskPosition is int m ? context.Inputs[m] : null);
        foreach ((string argument, int position) in ((string, int)[])
            [("From", 0), ("Value", arguments.ValuePosition ?? 0), ("Key", arguments.KeyPosition ?? 0)])
        {
            if (context.Inputs[position] is { Rank: not 2 } shape)
            {
                context.Error(
                    ShapeRule.WrongRank, argument, Kind, shape.ToString(), "steps × features", RankAdvice.For(context, 2, shape, position));
                return null;
            }
        }

        if (value is null || key is null || (arguments.MaskPosition is not null && mask is null))
        {
            return null;
        }

        if (key[0] != value[0])
        {
            context.Error(
                ShapeRule.AttentionShape,
                "Key",
                context.InputNames[arguments.KeyPosition ?? 0],
                key.ToString(),
                "keys",
                Text.Of(value[0]) + " steps × features, one step for each value");
            return null;
        }

        if (mask is not null && (mask.Rank != 1 || mask[0] != key[0]))
        {
            context.Error(
                ShapeRule.AttentionShape,
                "KeyMask",
                context.InputNames[arguments.MaskPosition!.Value],
                mask.ToString(),
                "key mask",
                $"a vector of {Text.Of(key[0])}, one number for each key");
            return null;
        }

        int heads = arguments.NumHeads;
        int width = arguments.OutputDim == 0 ? query.Channels : arguments.OutputDim;
        if (context.Tensor("output", "OutputDim", query[0], width) is not Shape output
            || context.Tensor("scores", "NumHeads", heads, query[0], key[0]) is null
            || context.Tensor("keys", "KeyDim", key[0], (long)heads * arguments.KeyDim) is null
            || context.Tensor("queries", "KeyDim", query[0], (long)heads * arguments.KeyDim) is null
            || context.Tensor("values", "ValueDim", value[0], (long)heads * arguments.ValueSize) is null
            || context.Tensor("kernel", "KeyDim", System.Math.Max(query.Channels, System.Math.Max(key.Channels, value.Channels)), (long)heads * System.Math.Max(arguments.KeyDim, arguments.ValueSize)) is null
            || context.Tensor("output kernel", "OutputDim", (long)heads * arguments.ValueSize, width) is null)
        {
            return null;
        }

        List<Parameter> parameters = [];
        void Add(string name, Shape kernel, Shape viewed, Shape bias, params int[] normAxes)
        {
            KernelArguments options = arguments.Kernel;

            // Fans are those of the shape that Keras has, which counts the heads as a window.
            (int fanIn, int fanOut) = Fans.Of(kernel);
            parameters.Add(new Parameter(
                name + "_kernel", kernel, 1, true, options.KernelInitializer, options.KernelInitializerValue, fanIn, fanOut) { Viewed = viewed }
                .With(options.KernelRule, normAxes));
            if (options.UseBias)
            {
                (fanIn, fanOut) = Fans.Of(bias);
                parameters.Add(new Parameter(
                    name + "_bias", bias, 1, true, options.BiasInitializer, options.BiasInitializerValue, fanIn, fanOut)
                {
                    Viewed = new Shape(bias.ElementCount),
                }
                .With(options.BiasRule, ParameterRules.AllAxes(bias)));
            }
        }

        void AddHeads(string name, int features, int size) => Add(
            name, new Shape(features, heads, size), new Shape(features, heads * size), new Shape(heads, size), 0);
        AddHeads("query", query.Channels, arguments.KeyDim);
        AddHeads("key", key.Channels, arguments.KeyDim);
        AddHeads("value", value.Channels, arguments.ValueSize);
        Add("output", new Shape(heads, arguments.ValueSize, width), new Shape(heads * arguments.ValueSize, width), new Shape(width));
        long products = ((long)query[0] * query.Channels * heads * arguments.KeyDim)
            + ((long)key[0] * key.Channels * heads * arguments.KeyDim)
            + ((long)value[0] * value.Channels * heads * arguments.ValueSize)
            + ((long)query[0] * key[0] * heads * (arguments.KeyDim + arguments.ValueSize))
            + ((long)query[0] * heads * arguments.ValueSize * width);
        return new LayerShape(output, parameters.ToEquatableArray(), products);
    }

    public override void Lower(Node node, Lowering lowering)
    {
        MultiHeadAttentionArguments arguments = MultiHeadAttentionArguments.Read(node.Declaration);
        int heads = arguments.NumHeads;
        Tensor input = lowering.Input(node);
        Tensor valueInput = lowering.Input(node, arguments.ValuePosition ?? 0);
        Tensor keyInput = lowering.Input(node, arguments.KeyPosition ?? arguments.ValuePosition ?? 0);
        int rows = input.Dimensions[0];
        int keys = keyInput.Dimensions[0];
        Tensor Project(string name, Tensor source, int size)
        {
            Tensor result = lowering.NewActivation($"{node.Name}/{name}", [source.Dimensions[0], heads * size]);
            Projection.Add(
                lowering, node.Name, name, source, lowering.Parameter(node, name + "_kernel")!, lowering.Parameter(node, name + "_bias"), result);
            return result;
        }

        Tensor query = Project("query", input, arguments.KeyDim);
        Tensor scaled = lowering.NewActivation(node.Name + "/scaled", query.Dimensions);
        lowering.AddDifferentiable(LoopNest.Elementwise(
            node.Name, "scaled query", scaled, [query], new Expression.Operand(0) * (1 / System.Math.Sqrt(arguments.KeyDim))));
        Tensor key = Project("key", keyInput, arguments.KeyDim);
        Tensor value = Project("value", valueInput, arguments.ValueSize);
        Tensor scores = lowering.NewActivation(node.Name + "/scores", [heads, rows, keys]);
        AttentionProducts.AddScores(lowering, node.Name, scaled, key, scores, arguments.KeyDim);
        if (arguments.MaskPosition is int mask)
        {
            Tensor kept = lowering.Input(node, mask);
            Tensor masked = lowering.NewActivation(node.Name + "/masked", scores.Dimensions);
            lowering.AddDifferentiable(
                new LoopNest(
                    node.Name,
                    "keys that do not count",
                    LoopNest.LoopsOf(scores.Dimensions),
                    [Access.Whole(scores), Access.Of(kept, IndexExpression.OfLoop(2))],
                    [new NestResult(Access.Whole(masked), new Expression.Operand(0) + ((new Expression.Operand(1) - 1) * Masked))]),
                kept.Id);
            scores = masked;
        }

        Tensor weights = lowering.NewActivation(node.Name + "/weights", scores.Dimensions);
        Tensor before = scores;
        lowering.Add(new Call(
            node.Name, "softmax", arguments.Causal ? Routine.CausalSoftmaxForward : Routine.SoftmaxForward, [before.Id], [weights.Id]));
        lowering.OnBackward(() => lowering.ContributeWhole(before, node.Name, gradient => new Call(
            node.Name, "softmax gradient", Routine.SoftmaxBackward, [weights.Id, lowering.Gradient(weights).Id], [gradient.Id])));
        Tensor heard = lowering.NewActivation(node.Name + "/heads", [rows, heads * arguments.ValueSize]);
        AttentionProducts.AddMixture(lowering, node.Name, Drop(node, lowering, weights, arguments.Dropout), value, heard, arguments.ValueSize);
        Projection.Add(
            lowering,
            node.Name,
            "output",
            heard,
            lowering.Parameter(node, "output_kernel")!,
            lowering.Parameter(node, "output_bias"),
            lowering.NewOutput(node));
    }

    private static Tensor Drop(Node node, Lowering lowering, Tensor weights, double rate)
    {
        if (rate == 0 || !lowering.Training)
        {
            return weights;
        }

        Tensor mask = lowering.NewActivation(node.Name + "/mask", weights.Dimensions);
        Tensor dropped = lowering.NewActivation(node.Name + "/dropped", weights.Dimensions);
        lowering.Add(new Call(node.Name, "mask", Routine.DropoutMask, [], [mask.Id], rate, node.Index) { Phase = Phase.Training });
        lowering.Add(LoopNest.Elementwise(node.Name, "nothing dropped", mask, [], 1) with { Phase = Phase.Evaluation });
        lowering.AddDifferentiable(
            LoopNest.Elementwise(
                node.Name, "dropout", dropped, [weights, mask], new Expression.Operand(0) * new Expression.Operand(1)),
            mask.Id);
        return dropped;
    }
}

/// <summary>What [MultiHeadAttention] says. Positions are those of the layer's inputs; null where the query serves.</summary>
internal sealed record MultiHeadAttentionArguments(
    int NumHeads,
    int KeyDim,
    int ValueDim,
    int OutputDim,
    bool Causal,
    double Dropout,
    KernelArguments Kernel,
    int? ValuePosition,
    int? KeyPosition,
    int? MaskPosition)
{
    /// <summary>The size of a head's value.</summary>
    public int ValueSize => ValueDim == 0 ? KeyDim : ValueDim;

    public static MultiHeadAttentionArguments Read(LayerDeclaration layer)
    {
        int next = 1;
        int? Position(string argument) => layer.String(argument) is null ? null : next++;
        return new MultiHeadAttentionArguments(
            layer.Int(nameof(NumHeads)),
            layer.Int(nameof(KeyDim)),
            layer.Int(nameof(ValueDim)),
            layer.Int(nameof(OutputDim)),
            layer.Bool(nameof(Causal), false),
            layer.Double(nameof(Dropout)),
            KernelArguments.Read(layer),
            Position("Value"),
            Position("Key"),
            Position("KeyMask"));
    }
}
