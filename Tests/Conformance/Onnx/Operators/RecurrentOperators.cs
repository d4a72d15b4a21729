using System;
using System.Collections.Generic;
using System.Linq;
using static StaticNet.Tests.Conformance.Onnx.LayerCall;

namespace StaticNet.Tests.Conformance.Onnx.Operators;

/// <summary>
/// Recurrent layers. Tensors are [steps, batch, ...], or [batch, steps, ...] with layout 1; a batch element is a sample.
/// </summary>
internal static class RecurrentOperators
{
    public static void AddTo(IDictionary<string, Action<Declarer>> maps)
    {
        maps.Add("GRU", static declarer => Map(declarer, "GRU", [0, 1, 2]));
        maps.Add("LSTM", static declarer => Map(declarer, "LSTM", [0, 2, 3, 1]));
        maps.Add("RNN", static declarer => Map(declarer, "SimpleRNN", [0]));
    }

    /// <param name="declarer">The graph.</param>
    /// <param name="kind">The layer.</param>
    /// <param name="gates">For each gate in Keras' order its place in ONNX' order.</param>
    private static void Map(Declarer declarer, string kind, int[] gates)
    {
        OnnxNode node = declarer.Node;
        if (node.Has(7))
        {
            throw new OnnxUnmappedException("peepholes, which Keras' LSTM does not have");
        }

        if (node.Has(4) && declarer.Constant(4).Values.Any(length => length < declarer.Constant(0).Dims[node.Int("layout", 0)]))
        {
            throw new OnnxUnmappedException("sequences of different lengths");
        }

        if (node.Text("direction", "forward") != "forward" || node.Attributes.ContainsKey("activations") || node.Has(5) || node.Has(6))
        {
            throw new OnnxUnmappedException("options that no case has");
        }

        bool batchFirst = node.Int("layout", 0) == 1;
        int units = node.Int("hidden_size", 0);
        bool resetAfter = node.Int("linear_before_reset", 0) == 1;
        Declared x = declarer.Value(0, batchFirst ? new OnnxView(0, [1, 2]) : new OnnxView(1, [0, 2]));
        (int steps, int batch) = batchFirst ? (x.Dims[1], x.Dims[0]) : (x.Dims[0], x.Dims[1]);
        if (declarer.IsOutput(0))
        {
            Declared y = Layer(returnsSequences: true);
            declarer.Set(0, batchFirst
                ? y with { Dims = [batch, steps, 1, units], View = new OnnxView(0, [1, 3]) }
                : y with { Dims = [steps, 1, batch, units], View = new OnnxView(2, [0, 3]) });
        }

        if (declarer.IsOutput(1))
        {
            Declared h = Layer(returnsSequences: false);
            declarer.Set(1, batchFirst
                ? h with { Dims = [batch, 1, units], View = new OnnxView(0, [2]) }
                : h with { Dims = [1, batch, units], View = new OnnxView(1, [2]) });
        }

        Declared Layer(bool returnsSequences)
        {
            OnnxTensor? bias = declarer.Optional(3);
            List<(string, string)> options = [];
            if (returnsSequences)
            {
                options.Add(("ReturnSequences", "true"));
            }

            if (kind == "GRU" && !resetAfter)
            {
                options.Add(("ResetAfter", "false"));
            }

            if (bias is null)
            {
                options.Add(("UseBias", "false"));
            }

            Declared layer = declarer.Add(kind, x, [steps, batch, units], [Literal(units)], options);
            declarer.Parameter(layer, "kernel", Kernel(declarer.Constant(1)));
            declarer.Parameter(layer, "recurrent_kernel", Kernel(declarer.Constant(2)));
            if (bias is not null)
            {
                double[] input = Bias(bias.Values[..(gates.Length * units)]);
                double[] recurrent = Bias(bias.Values[(gates.Length * units)..]);
                declarer.Parameter(layer, "bias", resetAfter ? [.. input, .. recurrent] : input.Zip(recurrent, static (a, b) => a + b));
            }

            return layer;
        }

        // [1, gates · units, in] to [in, gates · units].
        double[] Kernel(OnnxTensor weights)
        {
            OnnxTensor parts = weights.Reshape(gates.Length, units, weights.Dims[2]);
            double[] ordered = [.. gates.SelectMany(gate => parts.Part(gate).Values)];
            return new OnnxTensor(weights.Type, [gates.Length * units, weights.Dims[2]], ordered).Transpose(1, 0).Values;
        }

        double[] Bias(double[] bias) => [.. gates.SelectMany(gate => bias[(gate * units)..((gate + 1) * units)])];
    }
}
