using System;
using System.Collections.Generic;
using StaticNet.Numerics;

namespace StaticNet;

/// <summary>One run of <see cref="GradientCheck"/>.</summary>
internal sealed class GradientComparison
{
    private readonly INetwork<double> _network;
    private readonly GradientCheckOptions _options;
    private readonly NetworkContext<double> _context;
    private readonly double[] _inputs;
    private readonly double[] _outputs;
    private readonly double[] _weights;
    private Xoshiro256 _random;

    public GradientComparison(INetwork<double> network, GradientCheckOptions options)
    {
        _network = network;
        _options = options;
        _random = new Xoshiro256(Xoshiro256.Mix((uint)options.Seed));
        int size = network.Info.InputSize;
        _inputs = options.Inputs.IsEmpty ? Normal(options.Samples * size) : options.Inputs.ToArray();
        if (_inputs.Length % size != 0)
        {
            throw new ArgumentException($"Expected samples of {size} elements, found {_inputs.Length} elements.", nameof(options));
        }

        int samples = _inputs.Length / size;
        _outputs = new double[samples * network.Info.OutputSize];
        _weights = Normal(_outputs.Length);
        _context = network.CreateContext(samples);
        _context.Training = true;
        _context.Seed = (ulong)(uint)options.Seed;
    }

    /// <summary>Compares.</summary>
    /// <param name="kink">How far the differences of two steps may disagree, of the scale.</param>
    /// <param name="floor">The smallest scale, of the largest gradient.</param>
    public GradientCheckReport Run(double kink, double floor)
    {
        List<(ParameterInfo? Parameter, double[] Gradient)> all = Gradients();
        double largest = 0;
        foreach ((_, double[] gradient) in all)
        {
            foreach (double value in gradient)
            {
                largest = Math.Max(largest, Math.Abs(value));
            }
        }

        // Where every gradient is 0 the differences should be too, to the last digits of a loss of about 1.
        double smallest = double.IsFinite(largest) && largest > 0 ? floor * largest : floor;
        List<GradientDeviation> worst = [];
        int compared = 0;
        int skipped = 0;
        foreach ((ParameterInfo? parameter, double[] gradient) in all)
        {
            GradientDeviation? most = null;
            foreach (int element in Choose(gradient.Length))
            {
                double coarse = Difference(parameter, element, _options.Step);
                double fine = Difference(parameter, element, _options.Step / 2);
                double expected = ((4 * fine) - coarse) / 3;
                double scale = Math.Max(Math.Max(Math.Abs(expected), Math.Abs(gradient[element])), smallest);

                // What Backward gives for this element has no say in it: a wrong gradient cannot hide here. NaN is compared.
                if (Math.Abs(coarse - fine) > kink * Math.Max(Math.Abs(expected), smallest))
                {
                    skipped++;
                    continue;
                }

                compared++;
                GradientDeviation deviation = new(
                    parameter?.Name ?? "input", element, gradient[element], expected, Math.Abs(gradient[element] - expected) / scale);
                if (most is not GradientDeviation known || !(deviation.Error <= known.Error))
                {
                    most = double.IsNaN(most?.Error ?? 0) ? most : deviation;
                }
            }

            if (most is GradientDeviation found)
            {
                worst.Add(found);
            }
        }

        return new GradientCheckReport(_network.Info.Name, worst, compared, skipped);
    }

    /// <summary>The gradients by Backward: the input's, which has no parameter, and those of the trainable parameters.</summary>
    private List<(ParameterInfo? Parameter, double[] Gradient)> Gradients()
    {
        double[] input = new double[_inputs.Length];
        _network.Forward(_context, _inputs, _outputs);
        _network.Backward(_context, _weights, input);
        List<(ParameterInfo? Parameter, double[] Gradient)> all = [];
        if (_options.InputGradient)
        {
            all.Add((null, input));
        }

        foreach (ParameterInfo parameter in _network.Parameters.Table)
        {
            if (parameter.Trainable)
            {
                double[] gradient = new double[parameter.Layout.Count];
                _network.Parameters[parameter.Name].ReadGradient(_context, gradient);
                all.Add((parameter, gradient));
            }
        }

        return all;
    }

    /// <summary>Σ w · (output(x + step) − output(x − step)) / 2 step; the element is as before afterwards.</summary>
    private double Difference(ParameterInfo? parameter, int element, double step)
    {
        int place = element;
        if (parameter is not null)
        {
            (int row, int column) = Math.DivRem(element, parameter.Layout.Columns);
            place = parameter.Offset + parameter.Layout.IndexOf(row, column);
        }

        double center = Move(parameter, place, null);
        try
        {
            double above = center + step;
            double below = center - step;
            Move(parameter, place, above);
            _network.Forward(_context, _inputs, _outputs);
            double[] outputs = [.. _outputs];
            Move(parameter, place, below);
            _network.Forward(_context, _inputs, _outputs);
            double sum = 0;
            for (int i = 0; i < outputs.Length; i++)
            {
                // Outputs are subtracted before they are summed, so that those that stay do not round.
                sum += _weights[i] * (outputs[i] - _outputs[i]);
            }

            // What the two differ by once they are rounded.
            return sum / (above - below);
        }
        finally
        {
            Move(parameter, place, center);
        }
    }

    /// <summary>Gives an element of a parameter or of the input a value; returns the one it had.</summary>
    private double Move(ParameterInfo? parameter, int place, double? value)
    {
        Span<double> elements = parameter is null ? _inputs : _network.Parameters.MutableValues;
        double before = elements[place];
        elements[place] = value ?? before;
        return before;
    }

    /// <summary>Positions to compare: all, or random ones, each once.</summary>
    private int[] Choose(int count)
    {
        int[] positions = new int[count];
        for (int i = 0; i < count; i++)
        {
            positions[i] = i;
        }

        if (count <= _options.Elements)
        {
            return positions;
        }

        for (int i = 0; i < _options.Elements; i++)
        {
            int other = i + (int)(_random.NextDouble() * (count - i));
            (positions[i], positions[other]) = (positions[other], positions[i]);
        }

        return positions[.._options.Elements];
    }

    private double[] Normal(int count)
    {
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = _random.NextNormal();
        }

        return values;
    }
}
