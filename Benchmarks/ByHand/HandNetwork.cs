using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNet.Benchmarks.ByHand;

/// <summary>
/// Layers one after the other, and the usual training step. Where the last layer is a softmax the targets are class indices and
/// the loss is cross-entropy, its gradient taken before the softmax; otherwise it is mean squared error.
/// </summary>
internal sealed class HandNetwork(HandOptimizer optimizer, params HandLayer[] layers)
{
    private readonly float[] _outputGradient = new float[layers[^1].Output.Length];
    private readonly HandParameter[] _parameters = [.. layers.SelectMany(static layer => layer.Parameters)];
    private readonly int _inputSize = layers[0].InputGradient.Length;
    private readonly bool _classifies = layers[^1] is HandSoftmax;

    /// <summary>In the order of the layers.</summary>
    public IReadOnlyList<HandParameter> Parameters => _parameters;

    public IEnumerable<HandDropout> Dropouts => layers.OfType<HandDropout>();

    /// <summary>Inference of one sample.</summary>
    public void Forward(ReadOnlySpan<float> input, Span<float> output) => Run(input, training: false).CopyTo(output);

    /// <summary>Forward, loss, backward and update.</summary>
    public void Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        foreach (HandParameter parameter in _parameters)
        {
            Array.Clear(parameter.Gradients);
        }

        int samples = inputs.Length / _inputSize;
        int targetSize = targets.Length / samples;
        for (int sample = 0; sample < samples; sample++)
        {
            AddGradients(inputs.Slice(sample * _inputSize, _inputSize), targets.Slice(sample * targetSize, targetSize), 1f / samples);
        }

        Update();
    }

    /// <summary>Adds the gradients of one sample's loss, times <paramref name="scale"/>.</summary>
    public void AddGradients(ReadOnlySpan<float> input, ReadOnlySpan<float> target, float scale)
    {
        ReadOnlySpan<float> output = Run(input, training: true);
        Span<float> gradient = _outputGradient;
        if (_classifies)
        {
            for (int i = 0; i < gradient.Length; i++)
            {
                gradient[i] = (output[i] - (i == (int)target[0] ? 1 : 0)) * scale;
            }
        }
        else
        {
            float factor = 2 * scale / gradient.Length;
            for (int i = 0; i < gradient.Length; i++)
            {
                gradient[i] = (output[i] - target[i]) * factor;
            }
        }

        for (int i = layers.Length - (_classifies ? 2 : 1); i >= 0; i--)
        {
            layers[i].Backward(i == 0 ? input : layers[i - 1].Output, gradient, wantsInputGradient: i > 0);
            gradient = layers[i].InputGradient;
        }
    }

    /// <summary>Lets the optimiser move the parameters.</summary>
    public void Update()
    {
        optimizer.Begin();
        foreach (HandParameter parameter in _parameters)
        {
            optimizer.Update(parameter);
        }
    }

    private ReadOnlySpan<float> Run(ReadOnlySpan<float> input, bool training)
    {
        foreach (HandLayer layer in layers)
        {
            layer.Forward(input, training);
            input = layer.Output;
        }

        return input;
    }
}
