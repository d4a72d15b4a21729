using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace StaticNet.Tests.Conformance;

/// <summary>
/// Compares a case's gradients in double with central differences of Σ w · output, extrapolated from two steps (Richardson).
/// Where the two disagree a kink lies between them, and the coordinate says nothing.
/// </summary>
internal sealed class FiniteDifferences
{
    private const double Step = 1e-4;
    private const double Tolerance = 1e-6;
    private const int Coordinates = 4;

    private readonly ConformanceCase _case;
    private readonly INetwork<double> _network;
    private readonly NetworkContext<double> _context;
    private readonly double[] _inputs;
    private readonly double[] _outputs;

    public FiniteDifferences(CompiledCase compiled)
    {
        _case = compiled.Case;
        _network = compiled.Create<double>();
        _context = _network.CreateContext(_case.Samples);

        // The outputs' gradients, without penalties.
        _context.LossScale = 0;
        _inputs = _case.JoinedInputs;
        _outputs = new double[_case.Outputs.Length];
    }

    public void Run()
    {
        double[] inputGradients = new double[_inputs.Length];
        _network.Forward(_context, _inputs, _outputs);
        _network.Backward(_context, _case.OutputGradient, inputGradients);
        double[] expected = _case.JoinedInputGradients;
        List<(string Name, double Gradient, Action<double> Move)> coordinates = [];
        Random random = new(_case.Name.Length);
        foreach (int at in Pick(random, [.. Enumerable.Range(0, _inputs.Length).Where(i => !double.IsNaN(expected[i]))]))
        {
            coordinates.Add(($"input[{at}]", inputGradients[at], delta => _inputs[at] += delta));
        }

        double largest = inputGradients.Max(Math.Abs);
        foreach (ParameterInfo info in _network.Parameters.Table.Where(static info => info.Trainable))
        {
            double[] gradient = new double[info.Layout.Count];
            _network.Parameters[info.Name].ReadGradient(_context, gradient);
            largest = Math.Max(largest, gradient.Max(Math.Abs));
            foreach (int element in Pick(random, [.. Enumerable.Range(0, gradient.Length)]))
            {
                (int row, int column) = Math.DivRem(element, info.Layout.Columns);
                int at = info.Offset + info.Layout.IndexOf(row, column);
                coordinates.Add(($"{info.Name}[{element}]", gradient[element], delta => _network.Parameters.MutableValues[at] += delta));
            }
        }

        // Differences of a sum of many terms cannot see a gradient far below the largest.
        double floor = Math.Max(1e-3, 1e-3 * largest);
        foreach ((string name, double gradient, Action<double> move) in coordinates)
        {
            double coarse = Difference(move, Step);
            double fine = Difference(move, Step / 2);
            double difference = ((4 * fine) - coarse) / 3;
            double scale = Math.Max(Math.Max(Math.Abs(difference), Math.Abs(gradient)), floor);
            Assert.True(
                Math.Abs(coarse - fine) > Tolerance * scale || Math.Abs(gradient - difference) <= Tolerance * scale,
                $"{name}: differences give {difference:R}, Backward {gradient:R}. {_case}");
        }
    }

    private static IEnumerable<int> Pick(Random random, int[] elements)
    {
        random.Shuffle(elements);
        return elements.Take(Coordinates);
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

    private double[] Losses()
    {
        _network.Forward(_context, _inputs, _outputs);
        return [.. _outputs.Zip(_case.OutputGradient!, static (output, weight) => output * weight)];
    }
}
