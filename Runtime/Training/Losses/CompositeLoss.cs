using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// The loss of a network with several outputs, which lie one after the other in a sample's prediction: each has a loss and a
/// weight of its own, and the weighted losses are added up. A sample's target holds what each loss asks for, in the same order.
/// Example: <c>new CompositeLoss&lt;float&gt;([(10, new CategoricalCrossentropy&lt;float&gt;(), 1), (1, new MeanSquaredError&lt;float&gt;(), 0.2)])</c>.
/// It fuses with no activation: each part takes predictions as they are, so that a part may be given logits by a linear output
/// where its loss has such an option.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class CompositeLoss<T> : Loss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly (int Size, Loss<T> Loss, double Weight)[] _outputs;

    /// <summary>Joins losses.</summary>
    /// <param name="outputs">
    /// For each output, in order: its elements, at least 1; its loss; and its weight, finite and at least 0 (Keras'
    /// <c>loss_weights</c>).
    /// </param>
    /// <exception cref="ArgumentException">There is none, or one of them is not valid.</exception>
    public CompositeLoss(IReadOnlyList<(int Size, Loss<T> Loss, double Weight)> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        if (outputs.Count == 0 || outputs.Any(output => output.Size < 1 || output.Loss is null || !(output.Weight >= 0 && double.IsFinite(output.Weight))))
        {
            throw new ArgumentException(
                "Expected for each output its elements (at least 1), a loss, and a finite weight of at least 0.", nameof(outputs));
        }

        _outputs = [.. outputs];
        OutputSize = _outputs.Sum(output => output.Size);
    }

    /// <summary>For each output its elements, its loss and its weight.</summary>
    public IReadOnlyList<(int Size, Loss<T> Loss, double Weight)> Outputs => _outputs;

    /// <summary>Elements of all outputs.</summary>
    public int OutputSize { get; }

    /// <inheritdoc/>
    public override string Name => "composite";

    /// <inheritdoc/>
    public override int TargetSize(int outputSize)
    {
        int size = 0;
        foreach ((int elements, Loss<T> loss, _) in _outputs)
        {
            size += loss.TargetSize(elements);
        }

        return size;
    }

    /// <inheritdoc/>
    public override void CheckOutput(NetworkInfo network)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (network.OutputSize != OutputSize)
        {
            throw new ArgumentException(
                $"{Name} of outputs of {string.Join(" + ", _outputs.Select(output => output.Size))} elements does not fit {network.Name}, " +
                $"which has {network.OutputSize}.",
                nameof(network));
        }

        foreach ((int size, Loss<T> loss, _) in _outputs)
        {
            loss.CheckOutput(new NetworkInfo
            {
                Name = network.Name,
                InputShape = network.InputShape,
                OutputShape = [size],
                InputSize = network.InputSize,
                OutputSize = size,
                Tile = network.Tile,
                OutputActivation = Activation.Linear,
                Layers = network.Layers,
                Summary = network.Summary,
            });
        }
    }

    /// <inheritdoc/>
    public override void CheckTargets(ReadOnlySpan<T> targets, int outputSize)
    {
        int targetSize = TargetSize(outputSize);
        for (int start = 0; start < targets.Length; start += targetSize)
        {
            int offset = start;
            foreach ((int size, Loss<T> loss, _) in _outputs)
            {
                int count = loss.TargetSize(size);
                try
                {
                    loss.CheckTargets(targets.Slice(offset, count), size);
                }
                catch (ArgumentException exception)
                {
                    // Each loss sees one sample and does not know which.
                    throw new ArgumentException($"Sample {start / targetSize}, {loss.Name}: {exception.Message}", exception);
                }

                offset += count;
            }
        }
    }

    /// <summary>
    /// A metric of one output, for <see cref="Trainer{T}.Metrics"/>: it sees that output's predictions and targets only.
    /// </summary>
    /// <param name="output">Which output, from 0 on.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="name">The name in logs. Default: the metric's own with the output's number, such as <c>accuracy_1</c>.</param>
    public OutputMetric<T> Metric([ValueRange(0)] int output, Metric<T> metric, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentOutOfRangeException.ThrowIfNegative(output);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(output, _outputs.Length);
        (int size, Loss<T> loss, _) = _outputs[output];
        return new OutputMetric<T>(
            metric,
            name ?? $"{metric.Name}_{output}",
            _outputs.Take(output).Sum(before => before.Size),
            size,
            _outputs.Take(output).Sum(before => before.Loss.TargetSize(before.Size)),
            loss.TargetSize(size));
    }

    /// <inheritdoc/>
    protected override double Compute(
        ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize, Span<T> gradients, T scale, bool fused)
    {
        if (outputSize != OutputSize)
        {
            throw new ArgumentException($"{Name} expects {OutputSize} outputs, found {outputSize}.", nameof(outputSize));
        }

        double sum = 0;
        int target = 0;
        for (int sample = 0; sample < predictions.Length; sample += outputSize)
        {
            int start = sample;
            foreach ((int size, Loss<T> loss, double weight) in _outputs)
            {
                int count = loss.TargetSize(size);
                Span<T> gradient = gradients.IsEmpty ? default : gradients.Slice(start, size);
                T partScale = scale * T.CreateTruncating(weight);
                sum += weight * loss.Evaluate(predictions.Slice(start, size), targets.Slice(target, count), size, gradient, partScale);
                start += size;
                target += count;
            }
        }

        return sum;
    }
}
