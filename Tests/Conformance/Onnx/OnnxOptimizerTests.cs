using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using StaticNet.Tests.Networks;
using Xunit;

namespace StaticNet.Tests.Conformance.Onnx;

/// <summary>
/// The training operators Adagrad, Adam and Momentum: one step from a given state. An optimiser's state is its own, so earlier
/// steps with chosen gradients bring it about; then the parameters are set, and the step of the case moves them.
/// </summary>
[Trait("Category", "Numeric")]
public sealed class OnnxOptimizerTests
{
    public static TheoryData<string> Cases => [.. OnnxSuite.Entries.Values
        .Where(static entry => entry.Operator is "Adagrad" or "Adam" or "Momentum").Select(static entry => entry.Name)];

    [OnnxTheory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void A_step_is_that_of_the_case_in_single_precision(string name) => Check<float>(name);

    [OnnxTheory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void A_step_is_that_of_the_case_in_double_precision(string name) => Check<double>(name);

    private static void Check<T>(string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        OnnxCase @case = OnnxTestData.Read(name);
        OnnxNode node = @case.Model.Nodes[0];
        OnnxTensor[] inputs = [.. node.Inputs.Select(input => @case.Tensors[input])];
        double rate = inputs[0].Values[0];
        Assert.Equal(0, inputs[1].Values[0]);
        int tensors = (inputs.Length - 2) / (node.Operator == "Adam" ? 4 : 3);
        double[][] groups = [.. inputs.Skip(2).Chunk(tensors).Select(static group => (double[])[.. group.SelectMany(static tensor => tensor.Values)])];
        double[] parameters = groups[0];

        // The case's weight decay is part of the gradient.
        double decay = node.Single("norm_coefficient", 0);
        double[] gradients = [.. groups[1].Zip(parameters, (gradient, parameter) => gradient + (decay * parameter))];
        (Optimizer<T> optimizer, List<double[]> steps, double lastRate) = node.Operator switch
        {
            "Adagrad" => Adagrad<T>(node, rate, groups[2]),
            "Adam" => Adam<T>(node, rate, groups[2], groups[3]),
            _ => Momentum<T>(node, rate, groups[2]),
        };
        ParameterInfo info = new(
            "a/kernel", [1, parameters.Length], 0, new PackedLayout(1, parameters.Length), true, Initializer.Zeros, 0, 1, parameters.Length);
        ParameterStore<T> store = new([info], info.Layout.Size, info.Layout.Size);
        foreach (double[] step in steps)
        {
            Apply(step);
        }

        store["a/kernel"].Write(parameters.To<T>());
        optimizer.LearningRate = lastRate;
        Apply(gradients);
        double[] expected = [.. node.Outputs.Take(tensors).SelectMany(output => @case.Tensors[output].Values)];
        OnnxAssert.Close(expected, store["a/kernel"].ToArray().ToDoubles(), name);

        void Apply(double[] step)
        {
            T[] arena = new T[info.Layout.Size];
            step.To<T>().CopyTo(arena, 0);
            optimizer.Apply(store, arena);
        }
    }

    // The sum of squares is that of one gradient.
    private static (Optimizer<T>, List<double[]>, double) Adagrad<T>(OnnxNode node, double rate, double[] sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        (new Adagrad<T>(rate, 0, node.Single("epsilon", 0)), [[.. sums.Select(Math.Sqrt)]], rate);

    // The velocity is that of one gradient, with the sign and rate that Keras keeps within it.
    private static (Optimizer<T>, List<double[]>, double) Momentum<T>(OnnxNode node, double rate, double[] velocity)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        (new SGD<T>(rate, node.Single("alpha", 0), node.Text("mode", "") == "nesterov"), [velocity], rate);

    // In the case's first step there is no correction of the bias; Keras' is taken off through the rate.
    private static (Optimizer<T>, List<double[]>, double) Adam<T>(OnnxNode node, double rate, double[] means, double[] squares)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double beta1 = node.Single("alpha", 0);
        double beta2 = node.Single("beta", 0);
        double[][] columns = [.. means.Zip(squares, (mean, square) => GradientsThatLeave(mean, square, beta1, beta2))];
        int count = columns.Max(static column => column.Length);
        List<double[]> steps = [.. Enumerable.Range(0, count).Select(step =>
            (double[])[.. columns.Select(column => step < count - column.Length ? 0 : column[step - (count - column.Length)])])];
        double corrected = rate * (1 - Math.Pow(beta1, count + 1)) / Math.Sqrt(1 - Math.Pow(beta2, count + 1));

        // The one case that gives no ε was computed with 0.01, as its numbers show, and not with the operator's default 0.
        return (new Adam<T>(rate, beta1, beta2, node.Single("epsilon", 0.01f)), steps, corrected);
    }

    /// <summary>
    /// Gradients of some steps after which the running mean and the running square are these: Σ aₖ gₖ = m and Σ bₖ gₖ² = v. The
    /// smallest v for an m belongs to g ∝ a / b; a second direction, which leaves m alone, makes up the rest.
    /// </summary>
    private static double[] GradientsThatLeave(double mean, double square, double beta1, double beta2)
    {
        for (int count = 2; ; count++)
        {
            double[] a = [.. Enumerable.Range(0, count).Select(step => (1 - beta1) * Math.Pow(beta1, count - 1 - step))];
            double[] b = [.. Enumerable.Range(0, count).Select(step => (1 - beta2) * Math.Pow(beta2, count - 1 - step))];
            double[] u = [.. a.Zip(b, static (first, second) => first / second)];
            double c = mean / Dot(a, u);
            double rest = square - (c * c * Dot(b, [.. u.Select(static value => value * value)]));
            if (rest >= 0)
            {
                double[] w = [.. u.Select((value, step) => (step == 0 ? 1 : 0) - (a[0] / Dot(a, u) * value))];
                double d = Math.Sqrt(rest / Dot(b, [.. w.Select(static value => value * value)]));
                return [.. u.Zip(w, (first, second) => (c * first) + (d * second))];
            }
        }
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, static (first, second) => first * second).Sum();
}
