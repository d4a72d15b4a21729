using System;
using System.Collections.Generic;
using System.Linq;
using static StaticNet.Tests.Conformance.Onnx.LayerCall;

namespace StaticNet.Tests.Conformance.Onnx.Operators;

/// <summary>Functions of one element, and softmax.</summary>
internal static class PointwiseOperators
{
    // Constants of SELU, as floats.
    private const float SeluAlpha = 1.67326319217681884765625f;
    private const float SeluScale = 1.05070102214813232421875f;

    public static void AddTo(IDictionary<string, Action<Declarer>> maps)
    {
        foreach ((string name, string function) in ((string, string)[])
            [
                ("Exp", "Exponential"), ("HardSwish", "HardSiLU"), ("Identity", "Linear"), ("Relu", "ReLU"), ("Sigmoid", "Sigmoid"),
                ("Softplus", "Softplus"), ("Softsign", "Softsign"), ("Tanh", "Tanh"),
            ])
        {
            maps.Add(name, declarer => Finish(declarer, Activate(declarer, declarer.Value(0), function)));
        }

        maps.Add("Abs", static declarer => Finish(declarer, Absolute(declarer, declarer.Value(0))));
        maps.Add("Celu", static declarer => Finish(declarer, Activate(
            declarer, declarer.Value(0), "CELU", ("Alpha", Literal(declarer.Node.Single("alpha", 1))))));
        maps.Add("Clip", Clip);
        maps.Add("Constant", static declarer => declarer.SetConstant(0, declarer.Node.Attributes.TryGetValue("value", out object? value)
            ? (OnnxTensor)value
            : throw new OnnxUnmappedException("a constant alone")));
        maps.Add("Dropout", Dropout);
        maps.Add("Elu", static declarer => Finish(declarer, Activate(
            declarer, declarer.Value(0), "ELU", ("Alpha", Literal(declarer.Node.Single("alpha", 1))))));
        maps.Add("HardSigmoid", HardSigmoid);
        maps.Add("LeakyRelu", static declarer => Finish(declarer, Activate(
            declarer, declarer.Value(0), "LeakyReLU", ("NegativeSlope", Literal(declarer.Node.Single("alpha", 0.01f))))));
        maps.Add("LogSoftmax", static declarer => Finish(declarer, AlongAxis(declarer, "LogSoftmax")));
        maps.Add("Neg", static declarer => Finish(declarer, Rescale(declarer, declarer.Value(0), -1, 0)));
        maps.Add("Not", static declarer => Finish(declarer, Rescale(declarer, declarer.Value(0), -1, 1)));
        maps.Add("PRelu", PRelu);
        maps.Add("Selu", Selu);
        maps.Add("Shrink", Shrink);
        maps.Add("Softmax", static declarer => Finish(declarer, AlongAxis(declarer, "Softmax")));
        maps.Add("ThresholdedRelu", static declarer => Finish(declarer, Activate(
            declarer, declarer.Value(0), "ThresholdedReLU", ("Threshold", Literal(declarer.Node.Single("alpha", 1))))));
    }

    /// <summary>An activation as a layer.</summary>
    public static Declared Activate(Declarer declarer, Declared x, string function, params IEnumerable<(string Name, string Value)> options) =>
        declarer.Add("Activation", x, x.Dims, [$"Activation.{function}"], options);

    /// <summary>scale · x + offset.</summary>
    public static Declared Rescale(Declarer declarer, Declared x, float scale, float offset) =>
        declarer.Add("Rescaling", x, x.Dims, offset == 0 ? [Literal(scale)] : [Literal(scale), Literal(offset)]);

    /// <summary>|x|, the larger of x and −x.</summary>
    public static Declared Absolute(Declarer declarer, Declared x) =>
        declarer.Merge("Maximum", [x, Rescale(declarer, x, -1, 0)], x.Dims);

    private static void Finish(Declarer declarer, Declared value) => declarer.Set(0, value);

    // Bounds as inputs are inputs of the network too, broadcast; as attributes they are those of a clipped ReLU.
    private static void Clip(Declarer declarer)
    {
        Declared x = declarer.Value(0);
        if (declarer.OperatorSet < 11)
        {
            float low = declarer.Node.Single("min", float.MinValue);
            float high = declarer.Node.Single("max", float.MaxValue);
            Declared shifted = Rescale(declarer, x, 1, -low);
            Declared clipped = Activate(declarer, shifted, "ReLU", ("MaxValue", Literal(high - low)));
            Finish(declarer, Rescale(declarer, clipped, 1, low));
            return;
        }

        bool bounded = false;
        foreach ((int input, string kind) in ((int, string)[])[(1, "Maximum"), (2, "Minimum")])
        {
            if (declarer.Node.Has(input))
            {
                x = declarer.Merge(kind, [x, declarer.Value(input)], x.Dims);
                bounded = true;
            }
        }

        Finish(declarer, bounded ? x : Activate(declarer, x, "Linear"));
    }

    private static void Dropout(Declarer declarer)
    {
        float rate = declarer.OperatorSet < 12
            ? declarer.Node.Single("ratio", 0.5f)
            : (float)(declarer.Optional(1)?.Values[0] ?? 0.5);
        if (declarer.Optional(2)?.Values[0] == 1 && rate > 0)
        {
            throw new OnnxUnmappedException("in training its random numbers are another generator's");
        }

        Declared x = declarer.Value(0);
        Finish(declarer, declarer.Add("Dropout", x, x.Dims, [Literal(rate)]));
    }

    // Keras' own hard sigmoid has the slope 1/6.
    private static void HardSigmoid(Declarer declarer)
    {
        Declared x = declarer.Value(0);
        Declared line = Rescale(declarer, x, declarer.Node.Single("alpha", 0.2f), declarer.Node.Single("beta", 0.5f));
        Finish(declarer, Activate(declarer, line, "ReLU", ("MaxValue", Literal(1f))));
    }

    private static void Selu(Declarer declarer)
    {
        Declared x = declarer.Value(0);
        float alpha = declarer.Node.Single("alpha", SeluAlpha);
        float gamma = declarer.Node.Single("gamma", SeluScale);
        Finish(declarer, Math.Abs(alpha - SeluAlpha) < 1e-5f && Math.Abs(gamma - SeluScale) < 1e-5f
            ? Activate(declarer, x, "SELU")
            : Rescale(declarer, Activate(declarer, x, "ELU", ("Alpha", Literal(alpha))), gamma, 0));
    }

    private static void Shrink(Declarer declarer)
    {
        float threshold = declarer.Node.Single("lambd", 0.5f);
        float bias = declarer.Node.Single("bias", 0);
        string function = bias == 0 ? "HardShrink"
            : bias == threshold ? "SoftShrink"
            : throw new OnnxUnmappedException("a bias that is neither 0 nor the threshold");
        Finish(declarer, Activate(declarer, declarer.Value(0), function, ("Threshold", Literal(threshold))));
    }

    // Channels are the second axis; the early definition has a slope for each of them, or one.
    private static void PRelu(Declarer declarer)
    {
        OnnxTensor slope = declarer.Constant(1);
        bool isShared = slope.Values.Length == 1;
        bool isPerChannel = !isShared && declarer.OperatorSet < 7 && slope.Rank == 1;
        Declared x = declarer.Value(0, isPerChannel ? OnnxView.ChannelsLast(declarer.Constant(0).Rank) : null);

        // Counted from 1, as Keras does.
        int sharing = isShared ? x.Shape.Length : isPerChannel ? x.Shape.Length - 1 : 0;
        string axes = string.Join(", ", Enumerable.Range(1, sharing).Select(Literal));
        Declared y = declarer.Add("PReLU", x, x.Dims, [], sharing == 0 ? [] : [("SharedAxes", $"new[] {{ {axes} }}")]);
        declarer.Parameter(y, "alpha", isShared || isPerChannel ? slope.Values : slope.Broadcast(x.Dims).Values);
        Finish(declarer, y);
    }

    private static Declared AlongAxis(Declarer declarer, string function)
    {
        Declared any = declarer.Value(0);
        int rank = any.Dims.Length;
        bool flattens = declarer.OperatorSet < 13;
        int axis = declarer.Node.Int("axis", flattens ? 1 : -1);
        axis += axis < 0 ? rank : 0;

        // The early definition takes all axes from this one on together.
        if (flattens && axis != rank - 1 && any.Dims[(axis + 1)..].Any(static size => size > 1))
        {
            throw new OnnxUnmappedException("a softmax over several axes");
        }

        if (any.View.PositionOf(axis) == any.Shape.Length - 1)
        {
            return Activate(declarer, any, function);
        }

        int[] order = [.. Enumerable.Range(0, rank).Where(other => other != axis), axis];
        Declared last = ShapeOperators.Permute(declarer, any, order);
        return ShapeOperators.Permute(declarer, Activate(declarer, last, function), [.. order.Select((_, i) => Array.IndexOf(order, i))]);
    }
}
