using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Numerics;
using StaticNet.Tests.Networks;
using Xunit;

namespace StaticNet.Tests.Conformance.Onnx;

/// <summary>
/// The operators SoftmaxCrossEntropyLoss and NegativeLogLikelihoodLoss: cross-entropy at each position behind the classes' axis.
/// Class weights and ignored classes are no part of Keras' loss: there the test weighs the positions' losses.
/// </summary>
[Trait("Category", "Numeric")]
public sealed class OnnxLossTests
{
    private static readonly ConcurrentDictionary<(Type, int), object> s_softmaxes = new();

    public static TheoryData<string> Cases => [.. OnnxSuite.Entries.Values
        .Where(static entry => entry.Operator is "SoftmaxCrossEntropyLoss" or "NegativeLogLikelihoodLoss").Select(static entry => entry.Name)];

    [OnnxTheory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void A_loss_is_that_of_the_case_in_single_precision(string name) => Check<float>(name);

    [OnnxTheory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void A_loss_is_that_of_the_case_in_double_precision(string name) => Check<double>(name);

    private static void Check<T>(string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        OnnxCase @case = OnnxTestData.Read(name);
        OnnxNode node = @case.Model.Nodes[0];
        OnnxTensor scores = @case.Tensors[node.Inputs[0]];
        int[] targets = @case.Tensors[node.Inputs[1]].ToInts();
        int classes = scores.Dims[1];
        int[] order = [0, .. Enumerable.Range(2, scores.Rank - 2), 1];
        T[] rows = scores.Transpose(order).Values.To<T>();
        bool hasSoftmax = node.Operator == "SoftmaxCrossEntropyLoss";
        T[] probabilities = hasSoftmax ? Softmax(rows, classes) : Array.ConvertAll(rows, static value => T.Exp(value));

        // Given as what comes out of a softmax, so that logarithms of unnormalised probabilities are left as they are.
        SparseCategoricalCrossentropy<T> loss = new();
        double[] weights = Weights(@case, node, targets);
        double[] losses = [.. targets.Select((target, row) => weights[row] == 0 ? 0 : weights[row] * loss.Evaluate(
            probabilities.AsSpan(row * classes, classes), [T.CreateChecked(target)], classes, [], T.One, fused: true))];
        double[] found = node.Text("reduction", "mean") switch
        {
            "none" => losses,
            "sum" => [losses.Sum()],
            _ => [losses.Sum() / weights.Sum()],
        };
        OnnxAssert.Close(@case.Tensors[node.Outputs[0]].Values, found, name);
        if (weights.All(static weight => weight == 1))
        {
            double sum = loss.Evaluate(probabilities, [.. targets.Select(T.CreateChecked)], classes, [], T.One, fused: true);
            OnnxAssert.Close([losses.Sum()], [sum], name);
        }

        if (node.Outputs.Count > 1)
        {
            double[] logs = @case.Tensors[node.Outputs[1]].Transpose(order).Values;
            OnnxAssert.Close(logs, Array.ConvertAll(probabilities, static value => T.Log(value)).ToDoubles(), name);
        }
    }

    private static double[] Weights(OnnxCase @case, OnnxNode node, int[] targets)
    {
        double[]? classes = node.Has(2) ? @case.Tensors[node.Inputs[2]].Values : null;
        int ignored = node.Int("ignore_index", int.MinValue);
        return [.. targets.Select(target => target == ignored ? 0 : classes?[target] ?? 1)];
    }

    private static T[] Softmax<T>(T[] rows, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        INetwork<T> network = (INetwork<T>)s_softmaxes.GetOrAdd(
            (typeof(T), classes), static key => CompiledNetworks.Create<T>($"[Input({key.Item2})]\n[Activation(Activation.Softmax)]"));
        T[] probabilities = new T[rows.Length];
        for (int start = 0; start < rows.Length; start += classes)
        {
            network.Forward(rows.AsSpan(start, classes), probabilities.AsSpan(start, classes));
        }

        return probabilities;
    }
}
