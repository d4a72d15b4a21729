using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNet.Tests.Conformance.Onnx.Operators;

/// <summary>Operators of several tensors, element by element.</summary>
internal static class MergeOperators
{
    public static void AddTo(IDictionary<string, Action<Declarer>> maps)
    {
        foreach ((string name, string kind) in ((string, string)[])
            [
                ("Add", "Add"), ("And", "Minimum"), ("Max", "Maximum"), ("Mean", "Average"), ("Min", "Minimum"), ("Mul", "Multiply"),
                ("Or", "Maximum"), ("Sub", "Subtract"), ("Sum", "Add"),
            ])
        {
            maps.Add(name, declarer => Merge(declarer, kind));
        }

        maps.Add("Concat", Concat);
        maps.Add("DequantizeLinear", DequantizeLinear);
        maps.Add("Div", Div);
        maps.Add("Xor", static declarer =>
        {
            Declared[] inputs = Inputs(declarer);
            declarer.Set(0, PointwiseOperators.Absolute(declarer, declarer.Merge("Subtract", inputs, Broadcast(inputs))));
        });
    }

    /// <summary>The sizes that numpy's broadcasting gives.</summary>
    public static int[] Broadcast(IReadOnlyList<Declared> inputs)
    {
        int rank = inputs.Max(static input => input.Dims.Length);
        int[] dims = [.. Enumerable.Repeat(1, rank)];
        foreach (int[] own in inputs.Select(static input => input.Dims))
        {
            for (int axis = 0; axis < own.Length; axis++)
            {
                int at = rank - own.Length + axis;
                dims[at] = Math.Max(dims[at], own[axis]);
            }
        }

        return dims;
    }

    private static void Merge(Declarer declarer, string kind)
    {
        Declared[] inputs = Inputs(declarer);
        if (inputs.Length == 1)
        {
            declarer.Set(0, PointwiseOperators.Activate(declarer, inputs[0], "Linear"));
            return;
        }

        int[] dims = Broadcast(inputs);
        Declared widest = inputs.First(input => input.Dims.Length == dims.Length);
        declarer.Set(0, declarer.Merge(kind, inputs, dims) with { View = widest.View });
    }

    private static Declared[] Inputs(Declarer declarer)
    {
        Declared first = declarer.Value(0);
        return [first, .. Enumerable.Range(1, declarer.Node.Inputs.Count - 1).Select(Other)];

        Declared Other(int input)
        {
            // Where a second operand is broadcast from an axis on, by the early definition, ones follow its axes.
            if (declarer.OperatorSet < 7 && declarer.Node.Int("broadcast", 0) == 1 && declarer.IsKnown(input))
            {
                OnnxTensor tensor = declarer.Constant(input);
                int axis = declarer.Node.Int("axis", first.Dims.Length - tensor.Rank);
                int[] dims = [.. tensor.Dims, .. Enumerable.Repeat(1, Math.Max(first.Dims.Length - axis - tensor.Rank, 0))];
                return declarer.AddInput(declarer.Node.Inputs[input], tensor.Reshape(dims));
            }

            return declarer.Value(input);
        }
    }

    private static void Concat(Declarer declarer)
    {
        Declared[] inputs = Inputs(declarer);
        int rank = inputs[0].Dims.Length;
        int axis = declarer.Node.Int("axis", 1);
        axis += axis < 0 ? rank : 0;
        int[] dims = [.. inputs[0].Dims];
        dims[axis] = inputs.Sum(input => input.Dims[axis]);
        int position = inputs[0].View.PositionOf(axis);
        declarer.Set(0, declarer.Merge("Concatenate", inputs, dims, ("Axis", LayerCall.Literal(position + 1))));
    }

    // By a positive tensor: a normalisation with mean 0 and the tensor's square as the variance.
    private static void Div(Declarer declarer)
    {
        OnnxTensor divisor = declarer.Constant(1);
        OnnxTensor dividend = declarer.Constant(0);
        if (dividend.Type is not (OnnxType.Float or OnnxType.Double))
        {
            throw new OnnxUnmappedException("integers whose quotient is cut off");
        }

        if (divisor.Values.Any(static value => value <= 0))
        {
            throw new OnnxUnmappedException("divisors that are not positive");
        }

        Declared x = declarer.Value(0, OnnxView.Flat);
        Declared y = declarer.Add("Normalization", x, x.Dims, []);
        declarer.Parameter(y, "mean", new double[dividend.Values.Length]);
        declarer.Parameter(y, "variance", divisor.Broadcast(x.Dims).Values.Select(static value => value * value));
        declarer.Set(0, y);
    }

    // (x − zero point) · scale: a normalisation again, per channel where the parameters are.
    private static void DequantizeLinear(Declarer declarer)
    {
        OnnxTensor scale = declarer.Constant(1);
        OnnxTensor zero = declarer.Constant(2);
        int rank = declarer.Constant(0).Rank;
        if (scale.Values.Length == 1)
        {
            declarer.Set(0, PointwiseOperators.Rescale(
                declarer, declarer.Value(0), (float)scale.Values[0], (float)(-zero.Values[0] * scale.Values[0])));
            return;
        }

        Declared x = declarer.Value(0, OnnxView.ChannelsLast(rank));
        Declared y = declarer.Add("Normalization", x, x.Dims, []);
        declarer.Parameter(y, "mean", zero.Values);
        declarer.Parameter(y, "variance", scale.Values.Select(static value => 1 / (value * value)));
        declarer.Set(0, y);
    }
}
