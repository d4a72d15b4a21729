using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace StaticNet.Tests.Networks;

/// <summary>
/// Compares gradients with central differences of Σ w · output for random w, extrapolated from two steps (Richardson). Where
/// the two disagree a kink lies between them: smaller steps may avoid it, else the coordinate says nothing.
/// </summary>
internal sealed class GradientCheck
{
    private const double Step = 2e-4;
    private const double SmallestStep = 3e-6;
    private const double Tolerance = 1e-6;
    private const int Coordinates = 3;

    private readonly NetworkCase _case;
    private readonly INetwork<double> _network;
    private readonly NetworkContext<double> _context;
    private readonly double[] _inputs;
    private readonly double[] _weights;
    private readonly double[] _outputs;
    private readonly bool _fromLogits;

    public GradientCheck(NetworkCase @case, bool fromLogits)
    {
        _case = @case;
        _fromLogits = fromLogits;
        _network = @case.Create<double>();
        int samples = NetworkCase.Samples(_network.Info);

        // More room than samples: a pass need not fill its context.
        _context = _network.CreateContext(samples + 2);
        _context.Seed = 5;
        _context.FirstSample = 3;
        _inputs = @case.Inputs(samples);
        _outputs = new double[samples * _network.Info.OutputSize];
        _weights = RandomVectors.Normal(_outputs.Length, @case.Number + 1);
    }

    /// <summary>Coordinates that were compared.</summary>
    public int Compared { get; private set; }

    /// <summary>Coordinates with a kink too near.</summary>
    public int Kinks { get; private set; }

    public void Run()
    {
        double[] inputGradients = new double[_inputs.Length];
        _network.Forward(_context, _inputs, _outputs);
        double[] outputGradients = OutputGradients();
        if (_fromLogits)
        {
            _network.BackwardFromLogits(_context, outputGradients, inputGradients);
        }
        else
        {
            _network.Backward(_context, outputGradients, inputGradients);
        }

        Dictionary<string, double[]> gradients = [];
        foreach (ParameterInfo info in _network.Parameters.Table.Where(static info => info.Trainable))
        {
            gradients[info.Name] = new double[info.Layout.Count];
            _network.Parameters[info.Name].ReadGradient(_context, gradients[info.Name]);
        }

        // Differences of a sum of many terms cannot see a gradient far below the largest.
        double floor = 1e-3 * gradients.Values.Append(inputGradients).SelectMany(static values => values).Max(Math.Abs);
        Random random = new(_case.Number);
        foreach ((string name, double[] gradient) in gradients)
        {
            ParameterInfo info = _network.Parameters[name].Info;
            for (int i = 0; i < Coordinates; i++)
            {
                int element = random.Next(gradient.Length);
                (int row, int column) = Math.DivRem(element, info.Layout.Columns);
                int at = info.Offset + info.Layout.IndexOf(row, column);
                Compare($"{name}[{element}]", gradient[element], floor, delta => _network.Parameters.MutableValues[at] += delta);
            }
        }

        for (int i = 0; i < Coordinates; i++)
        {
            int at = random.Next(_inputs.Length);
            Compare($"input[{at}]", inputGradients[at], floor, delta => _inputs[at] += delta);
        }
    }

    // From the logits the loss is cross-entropy, whose gradient there is what the outputs exceed their targets by.
    private double[] OutputGradients() =>
        _fromLogits ? [.. _outputs.Zip(Targets(), static (output, target) => output - target)] : _weights;

    /// <summary>Probabilities: one sample's sum to 1 for softmax, each its own for sigmoid.</summary>
    private double[] Targets()
    {
        double[] targets = [.. _weights.Select(static weight => Math.Exp(weight))];
        int channels = _network.Info.OutputShape[^1];
        for (int start = 0; start < targets.Length; start += channels)
        {
            Span<double> group = targets.AsSpan(start, channels);
            double sum = 0;
            foreach (double value in group)
            {
                sum += value;
            }

            for (int i = 0; i < channels; i++)
            {
                group[i] = _network.Info.OutputActivation == Activation.Softmax ? group[i] / sum : group[i] / (1 + group[i]);
            }
        }

        return targets;
    }

    /// <summary>What each output adds to the loss.</summary>
    private double[] Losses()
    {
        _network.Forward(_context, _inputs, _outputs);
        if (!_fromLogits)
        {
            return [.. _outputs.Zip(_weights, static (output, weight) => output * weight)];
        }

        bool softmax = _network.Info.OutputActivation == Activation.Softmax;
        return [.. _outputs.Zip(Targets(), (output, target) =>
            -(target * Math.Log(output)) - (softmax ? 0 : (1 - target) * Math.Log(1 - output)))];
    }

    private void Compare(string what, double gradient, double floor, Action<double> move)
    {
        for (double step = Step; step >= SmallestStep; step /= 8)
        {
            double coarse = Difference(move, step);
            double fine = Difference(move, step / 2);
            double expected = ((4 * fine) - coarse) / 3;
            double scale = Math.Max(Math.Max(Math.Abs(expected), Math.Abs(gradient)), floor);

            // Smooth functions: the two differ by the third derivative times step². Else a kink: nearer, there may be none.
            if (Math.Abs(coarse - fine) <= Tolerance * scale)
            {
                Compared++;
                Assert.True(
                    Math.Abs(gradient - expected) <= Tolerance * scale,
                    $"{what}: differences give {expected:R}, Backward {gradient:R}, step {step:G2}, from logits: {_fromLogits}. {_case}");
                return;
            }
        }

        Kinks++;
    }

    private double Difference(Action<double> move, double step)
    {
        move(step);
        double[] above = Losses();
        move(-2 * step);
        double[] below = Losses();
        move(step);

        // Term by term: the difference of the two sums would lose what the sums have in common.
        return above.Zip(below, static (a, b) => a - b).Sum() / (2 * step);
    }
}
