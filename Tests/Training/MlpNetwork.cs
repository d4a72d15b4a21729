using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace StaticNet.Tests.Training;

/// <summary>
/// A network by hand, in plain loops: dense tanh (with optional dropout), then dense with a linear, sigmoid or softmax output;
/// and, if asked, a running mean of the inputs as a parameter that is not trained.
/// </summary>
public sealed class MlpNetwork<T> : INetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int _in;
    private readonly int _hidden;
    private readonly int _out;
    private readonly Activation _activation;
    private readonly double _dropout;
    private readonly ParameterInfo[] _table;
    private readonly bool _statistics;

    public MlpNetwork(
        int inputs,
        int hidden,
        int outputs,
        Activation activation,
        int tile = 4,
        int seed = 1,
        double dropout = 0,
        bool statistics = false,
        Func<ParameterInfo, ParameterInfo>? change = null)
    {
        (_in, _hidden, _out, _activation, _dropout, _statistics) = (inputs, hidden, outputs, activation, dropout, statistics);
        List<ParameterInfo> table = [];
        int offset = 0;
        Append("hidden/kernel", [inputs, hidden], true);
        Append("hidden/bias", [hidden], true);
        Append("output/kernel", [hidden, outputs], true);
        Append("output/bias", [outputs], true);
        int trainable = offset;
        if (statistics)
        {
            Append("statistics/moving_mean", [inputs], false);
        }

        _table = [.. table];
        Parameters = new ParameterStore<T>(_table, trainable, offset);
        Info = new NetworkInfo
        {
            Name = "Mlp",
            InputShape = [inputs],
            OutputShape = [outputs],
            InputSize = inputs,
            OutputSize = outputs,
            Tile = tile,
            OutputActivation = activation,
            Layers = [],
            Summary = string.Empty,
        };
        Random random = new(seed);
        foreach (ParameterInfo info in _table.Where(info => info.Trainable))
        {
            T[] values = new T[info.Layout.Count];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = T.CreateChecked((random.NextDouble() - 0.5) * 0.8);
            }

            Parameters[info.Name].Write(values);
        }

        void Append(string name, int[] shape, bool isTrainable)
        {
            PackedLayout layout = new(shape[..^1].Aggregate(1, (a, b) => a * b), shape[^1]);
            ParameterInfo info = new(name, shape, offset, layout, isTrainable, Initializer.Zeros, 0, 1, 1);
            table.Add(change is null ? info : change(info));
            offset += layout.Size;
        }
    }

    public NetworkInfo Info { get; }

    public ParameterStore<T> Parameters { get; }

    /// <summary>Called at the start of every pass over a tile, with the context.</summary>
    public Action<NetworkContext<T>>? Passing { get; set; }

    private int SampleSize => _in + (2 * _hidden) + (2 * _out);

    public void Forward(ReadOnlySpan<T> input, Span<T> output)
    {
        NetworkContext<T> context = CreateContext(1);
        context.Training = false;
        Forward(context, input, output);
    }

    public NetworkContext<T> CreateContext(int capacity) => new(this, capacity, Info.Tile * SampleSize, 0);

    public void Forward(NetworkContext<T> context, ReadOnlySpan<T> inputs, Span<T> outputs)
    {
        Passing?.Invoke(context);
        int samples = inputs.Length / _in;
        context.Samples = samples;
        for (int i = 0; i < samples; i++)
        {
            Span<T> room = context.TileArenas.Span.Slice(i * SampleSize, SampleSize);
            Span<T> x = room[.._in];
            Span<T> h = room.Slice(_in, _hidden);
            Span<T> mask = room.Slice(_in + _hidden, _hidden);
            Span<T> y = room.Slice(_in + (2 * _hidden), _out);
            inputs.Slice(i * _in, _in).CopyTo(x);
            Affine(x, h, 0);
            for (int j = 0; j < _hidden; j++)
            {
                mask[j] = context.Training ? Mask(context, i, j) : T.One;
                h[j] = T.Tanh(h[j]) * mask[j];
            }

            Affine(h, y, 2);
            Activate(y);
            y.CopyTo(outputs[(i * _out)..]);
            if (_statistics && context.Training)
            {
                Span<T> sums = context.Gradients.Slice(_table[4].Offset, _in);
                for (int j = 0; j < _in; j++)
                {
                    sums[j] += x[j];
                }
            }
        }
    }

    public void Backward(NetworkContext<T> context, ReadOnlySpan<T> outputGradients, Span<T> inputGradients = default)
        => Backward(context, outputGradients, fromLogits: false);

    public void BackwardFromLogits(NetworkContext<T> context, ReadOnlySpan<T> logitGradients, Span<T> inputGradients = default)
        => Backward(context, logitGradients, fromLogits: true);

    public void UpdateStatistics(ReadOnlySpan<T> gradients, int samples)
    {
        if (_statistics)
        {
            Span<T> mean = Parameters.MutableValues.Slice(_table[4].Offset, _in);
            for (int j = 0; j < _in; j++)
            {
                T batchMean = gradients[_table[4].Offset + j] / T.CreateChecked(samples);
                mean[j] += (batchMean - mean[j]) * T.CreateChecked(0.1);
            }
        }
    }

    private void Backward(NetworkContext<T> context, ReadOnlySpan<T> gradients, bool fromLogits)
    {
        for (int i = 0; i < context.Samples; i++)
        {
            Span<T> room = context.TileArenas.Span.Slice(i * SampleSize, SampleSize);
            Span<T> x = room[.._in];
            Span<T> h = room.Slice(_in, _hidden);
            Span<T> mask = room.Slice(_in + _hidden, _hidden);
            Span<T> y = room.Slice(_in + (2 * _hidden), _out);
            Span<T> dy = room.Slice(_in + (2 * _hidden) + _out, _out);
            gradients.Slice(i * _out, _out).CopyTo(dy);
            if (!fromLogits)
            {
                ToLogits(y, dy);
            }

            AccumulateAffine(context, h, dy, 2);
            ReadOnlySpan<T> kernel = Parameters.Values[_table[2].Offset..];
            for (int j = 0; j < _hidden; j++)
            {
                T sum = T.Zero;
                for (int k = 0; k < _out; k++)
                {
                    sum += kernel[_table[2].Layout.IndexOf(j, k)] * dy[k];
                }

                // h = tanh · mask, so that tanh = h / mask where the mask is not 0, and the gradient is 0 where it is.
                T tanh = mask[j] == T.Zero ? T.Zero : h[j] / mask[j];
                h[j] = sum * mask[j] * (T.One - (tanh * tanh));
            }

            AccumulateAffine(context, x, h, 0);
        }
    }

    private void Affine(ReadOnlySpan<T> x, Span<T> y, int parameter)
    {
        ReadOnlySpan<T> kernel = Parameters.Values[_table[parameter].Offset..];
        ReadOnlySpan<T> bias = Parameters.Values[_table[parameter + 1].Offset..];
        PackedLayout layout = _table[parameter].Layout;
        for (int k = 0; k < y.Length; k++)
        {
            T sum = bias[k];
            int column = layout.IndexOf(0, k);
            for (int j = 0; j < x.Length; j++)
            {
                sum += x[j] * kernel[column + (j * PackedLayout.Block)];
            }

            y[k] = sum;
        }
    }

    private void AccumulateAffine(NetworkContext<T> context, ReadOnlySpan<T> x, ReadOnlySpan<T> dy, int parameter)
    {
        Span<T> kernel = context.Gradients[_table[parameter].Offset..];
        Span<T> bias = context.Gradients[_table[parameter + 1].Offset..];
        PackedLayout layout = _table[parameter].Layout;
        for (int k = 0; k < dy.Length; k++)
        {
            bias[k] += dy[k];
            int column = layout.IndexOf(0, k);
            for (int j = 0; j < x.Length; j++)
            {
                kernel[column + (j * PackedLayout.Block)] += x[j] * dy[k];
            }
        }
    }

    private void Activate(Span<T> y)
    {
        if (_activation == Activation.Sigmoid)
        {
            for (int k = 0; k < y.Length; k++)
            {
                y[k] = T.One / (T.One + T.Exp(-y[k]));
            }
        }
        else if (_activation == Activation.Softmax)
        {
            T largest = y[0];
            T sum = T.Zero;
            foreach (T value in y)
            {
                largest = T.Max(largest, value);
            }

            for (int k = 0; k < y.Length; k++)
            {
                y[k] = T.Exp(y[k] - largest);
                sum += y[k];
            }

            for (int k = 0; k < y.Length; k++)
            {
                y[k] /= sum;
            }
        }
    }

    private void ToLogits(ReadOnlySpan<T> y, Span<T> dy)
    {
        T dot = T.Zero;
        for (int k = 0; k < y.Length; k++)
        {
            dot += y[k] * dy[k];
        }

        for (int k = 0; k < y.Length; k++)
        {
            dy[k] = _activation switch
            {
                Activation.Sigmoid => dy[k] * y[k] * (T.One - y[k]),
                Activation.Softmax => y[k] * (dy[k] - dot),
                _ => dy[k],
            };
        }
    }

    private T Mask(NetworkContext<T> context, int sample, int unit)
    {
        if (_dropout == 0)
        {
            return T.One;
        }

        ulong hash = context.Seed + ((ulong)((context.FirstSample + sample) * _hidden) + (ulong)unit + 1) * 0x9E3779B97F4A7C15UL;
        hash = (hash ^ (hash >> 31)) * 0xD6E8FEB86659FD93UL;
        double uniform = ((hash ^ (hash >> 32)) >> 11) * (1.0 / (1UL << 53));
        return uniform < _dropout ? T.Zero : T.CreateChecked(1 / (1 - _dropout));
    }
}
