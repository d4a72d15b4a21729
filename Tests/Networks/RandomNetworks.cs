using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Tests.Reference;

namespace StaticNet.Tests.Networks;

/// <summary>
/// Draws networks: every layer and option, shapes that fit vectors badly (one pixel, one channel, primes, one more than a
/// block), windows that overlap, leave gaps or exceed the image, and graphs.
/// </summary>
internal sealed class RandomNetworks
{
    // Of all samples of a pass, in multiply-adds.
    private const int LargestCost = 1_500_000;

    // Of networks of a single layer.
    private const int Kinds = 15;

    private static readonly int[] s_channels = [1, 2, 3, 4, 5, 7, 8, 12, 13, 16, 17, 24, 31, 32, 33, 48];

    private static readonly Activation[] s_activations = Enum.GetValues<Activation>();

    // Not between layers: one exponential of another overflows.
    private static readonly Activation[] s_hiddenActivations = [.. s_activations.Where(static function => function != Activation.Exponential)];

    private readonly Random _random;
    private readonly List<ReferenceLayer> _layers = [];
    private int[] _shape = [];
    private int _names;

    private RandomNetworks(int seed) => _random = new Random(seed);

    /// <summary>The network of a number: every second is a single layer, the others are chains and graphs.</summary>
    public static ReferenceNetwork Draw(int number)
    {
        RandomNetworks networks = new(1000 + number);
        ReferenceNetwork network;
        int attempt = 0;
        do
        {
            network = number % 2 == 0 ? networks.Single(number / 2) : networks.Graph(joins: number % 6 == 3, splits: number % 8 == 3);
            attempt++;
        }
        while (Cost(network) * (network.Tile == 0 ? 35 : (2 * network.Tile) + 1) > LargestCost && attempt < 1000);

        return network;
    }

    /// <summary>Roughly the multiply-adds of a sample.</summary>
    private static long Cost(ReferenceNetwork network)
    {
        long cost = 0;
        int[] shape = network.Input;
        for (int i = 0; i < network.Layers.Count; i++)
        {
            // Branches keep the shape of the layer before, so the chain's shapes are right.
            int[] output = network.Layers[i].OutputShape(shape);
            cost += network.Layers[i] switch
            {
                ReferenceConvolution conv => Count(output) * Count(conv.Kernel) * shape[^1] / conv.Groups,
                ReferenceConvolutionTranspose conv => Count(shape) * Count(conv.Kernel) * conv.Filters / conv.Groups,
                ReferenceDepthwise depthwise => Count(output[..^1]) * shape[^1] * depthwise.Multiplier * (Count(depthwise.Kernel) + (depthwise.Filters ?? 0)),
                ReferenceDense dense => Count(shape) * dense.Units,
                ReferencePooling pool => Count(pool.Size) * Count(output),
                _ => Count(output),
            };
            shape = output;
        }

        return cost;
    }

    private static long Count(int[] shape) => shape.Aggregate(1L, static (product, size) => product * size);

    private ReferenceNetwork Finish(int[] input, params string[] outputs) =>
        new(input, [.. _layers]) { Outputs = outputs, Tile = _random.Next(4) == 0 ? 0 : _random.Next(1, 6) };

    private void Start(int[] input)
    {
        _layers.Clear();
        _names = 0;
        _shape = input;
    }

    private ReferenceNetwork Single(int kind)
    {
        int[] input = (kind % Kinds) switch
        {
            0 => [.. Spatial(_random.Next(3)), _random.Next(1, 80)],
            3 or 8 or 14 => Volume(),
            4 or 5 or 6 or 7 when _random.Next(2) == 0 => Vector(),
            >= 12 => Grid(2),
            >= 9 => Grid(3),
            _ => Image(),
        };
        Start(input);
        if (kind % Kinds == 14)
        {
            Unpool();
            return Finish(input);
        }

        Append((kind % Kinds) switch
        {
            0 => Dense(),
            1 or 2 or 9 => Convolution(),
            3 => Pooling(),
            10 or 11 => Transposed(),
            12 => Depthwise(),
            13 => Depthwise() with { Filters = Pick(s_channels) },
            4 => new ReferenceActivation(Pick(s_activations)),
            5 => Normalization(),
            6 => new ReferenceDropout(0.25f),
            7 => new ReferenceFlatten(),
            _ => new ReferenceGlobalPooling(Flip(), _shape.Length - 1) { KeepDims = Flip() },
        });
        return Finish(input);
    }

    private ReferenceNetwork Graph(bool joins, bool splits)
    {
        int[] input = _random.Next(5) == 0 ? Vector() : Image();
        Start(input);
        int count = _random.Next(2, 6);
        for (int i = 0; i < count; i++)
        {
            if (joins && (i == 0 || _random.Next(3) == 0))
            {
                Join();
            }
            else if (_random.Next(3) == 0)
            {
                Branch();
            }
            else
            {
                Append(Any());
            }
        }

        if (_random.Next(2) == 0)
        {
            if (_shape.Length == 3)
            {
                Append(_random.Next(2) == 0 ? new ReferenceFlatten() : new ReferenceGlobalPooling(Flip(), 2));
            }

            Append(new ReferenceDense(_random.Next(1, 20)) { Activation = _random.Next(2) == 0 ? Activation.Softmax : Pick(s_activations) });
        }

        return splits ? Finish(input, Split()) : Finish(input);
    }

    /// <summary>The sum of the tensor at hand and another input, with or without a layer between.</summary>
    private void Join()
    {
        int[] shape = _shape;
        if (_layers.Count == 0)
        {
            Append(Keeping(shape));
        }

        string trunk = "t" + _names++;
        _layers[^1] = _layers[^1] with { Name = trunk };
        Append(new ReferenceInput(shape));
        if (_random.Next(3) > 0)
        {
            Append(Keeping(shape));
        }

        string end = "t" + _names++;
        _layers[^1] = _layers[^1] with { Name = end };
        Append(new ReferenceAdd(Flip() ? [trunk, end] : [end, trunk]));
    }

    /// <summary>Outputs in any order: the last layer, one or two heads that read it, and a layer in the middle that others read.</summary>
    private string[] Split()
    {
        List<string> outputs = [];
        string Named(int layer)
        {
            string name = _layers[layer].Name ?? "t" + _names++;
            _layers[layer] = _layers[layer] with { Name = name };
            return name;
        }

        int middle = _random.Next(_layers.Count);
        outputs.Add(Named(middle));
        string trunk = Named(_layers.Count - 1);
        bool alone = middle == _layers.Count - 1;
        int[] shape = _shape;
        for (int head = _random.Next(alone ? 1 : 0, 3); head > 0; head--)
        {
            Append(Keeping(shape) with { From = trunk });
            outputs.Add(Named(_layers.Count - 1));
        }

        // Without a head nothing reads the last layer.
        if (!alone && (_layers[^1].Name == trunk || Flip()))
        {
            outputs.Add(trunk);
        }

        string[] order = [.. outputs];
        _random.Shuffle(order);
        return order;
    }

    /// <summary>One or two ways around the tensor at hand, and their sum.</summary>
    private void Branch()
    {
        string trunk = "t" + _names++;
        int[] shape = _shape;
        if (_layers.Count == 0)
        {
            Append(new ReferenceActivation(Activation.Linear));
        }

        _layers[^1] = _layers[^1] with { Name = trunk };
        List<string> ends = [];
        int branches = _random.Next(1, 3);
        for (int branch = 0; branch < branches; branch++)
        {
            ReferenceLayer first = Keeping(shape) with { From = trunk };
            Append(first);
            if (_random.Next(2) == 0)
            {
                Append(Keeping(shape));
            }

            string end = "t" + _names++;
            _layers[^1] = _layers[^1] with { Name = end };
            ends.Add(end);
        }

        if (branches == 1 || _random.Next(2) == 0)
        {
            ends.Insert(_random.Next(ends.Count + 1), trunk);
        }

        if (_random.Next(8) == 0)
        {
            ends.Add(ends[0]);
        }

        Append(new ReferenceAdd([.. ends]));
    }

    private ReferenceLayer Any() => _random.Next(10) switch
    {
        < 3 => _shape.Length == 3 ? Convolution() : Dense(),
        3 => _shape.Length < 3 ? Dense() : _shape[0] < 7 && _shape[1] < 7 && Flip() ? Transposed() : Depthwise(),
        4 or 5 => _shape.Length == 3 ? Pooling() : Dense(),
        6 => Normalization(),
        7 => new ReferenceDropout(Pick([0f, 0.1f, 0.5f])),
        8 => ActivationLayer(),
        _ => _shape.Length == 3 && _random.Next(3) == 0 ? new ReferenceFlatten() : ActivationLayer(),
    };

    /// <summary>A layer whose output has the shape of its input.</summary>
    private ReferenceLayer Keeping(int[] shape) => _random.Next(6) switch
    {
        0 => Normalization(),
        1 => ActivationLayer(),
        2 => new ReferenceDropout(0.3f),
        _ when shape.Length == 1 => new ReferenceDense(shape[0]) { Activation = Pick(s_hiddenActivations), UseBias = Flip() },
        3 => new ReferencePooling(Flip(), _random.Next(1, 4), _random.Next(1, 4)) { Strides = [1, 1], Same = true },
        _ => new ReferenceConvolution(shape[2], _random.Next(1, 4), _random.Next(1, 4))
        {
            Padding = Padding.Same,
            Dilation = [_random.Next(1, 3), _random.Next(1, 3)],
            Groups = Pick([1, 1, Divisor(shape[2])]),
            Activation = Pick(s_hiddenActivations),
            UseBias = Flip(),
        },
    };

    private ReferenceDense Dense() =>
        new(Flip() ? _random.Next(1, 40) : Pick(s_channels)) { Activation = Pick(s_hiddenActivations), UseBias = _random.Next(4) > 0 };

    private ReferenceConvolution Convolution()
    {
        (Padding padding, int[] pads, int[] kernel, int[] dilation) = Window();
        int groups = _random.Next(3) == 0 ? Divisor(_shape[^1]) : 1;
        int filters = Pick(s_channels);
        return new ReferenceConvolution(groups == 1 ? filters : groups * _random.Next(1, Math.Max(2, 40 / groups)), kernel)
        {
            Stride = Steps(Pick([1, 1, 1, 2, 3])),
            Dilation = dilation,
            Padding = padding,
            Pads = pads,
            Groups = groups,
            Activation = Pick(s_hiddenActivations),
            UseBias = _random.Next(4) > 0,
        };
    }

    /// <summary>Any of Keras' and PyTorch's ways to say how long the output is.</summary>
    private ReferenceConvolutionTranspose Transposed()
    {
        int axes = _shape.Length - 1;
        int groups = _random.Next(3) == 0 ? Divisor(_shape[^1]) : 1;
        int[] kernel = [.. Enumerable.Range(0, axes).Select(_ => _random.Next(1, 5))];
        int[] dilation = Steps(Pick([1, 1, 1, 2, 3]));
        int[] stride = Steps(Pick([1, 2, 2, 3]));
        bool same = _random.Next(3) == 0;

        // Less than what is left of the shortest output: the full one of a single element.
        int[] pads = [.. Enumerable.Range(0, 2 * axes).Select(i =>
            same || Flip() ? 0 : _random.Next(0, (((kernel[i / 2] - 1) * dilation[i / 2]) + 2) / 2))];

        // Same leaves nothing of a single element with an even kernel and nothing added.
        bool added = Flip() && !(same && Enumerable.Range(0, axes).Any(axis => kernel[axis] % 2 == 0 && Math.Max(stride[axis], dilation[axis]) == 1));
        return new ReferenceConvolutionTranspose(groups * _random.Next(1, Math.Max(2, 20 / groups)), kernel)
        {
            Stride = stride,
            Dilation = dilation,
            Padding = same ? Padding.Same : Padding.Valid,
            Pads = pads,
            OutputPadding = added
                ? [.. stride.Select((step, axis) => _random.Next(same && kernel[axis] % 2 == 0 ? 1 : 0, Math.Max(step, dilation[axis])))]
                : null,
            Groups = groups,
            Activation = Pick(s_hiddenActivations),
            UseBias = Flip(),
        };
    }

    /// <summary>Over an image or a sequence.</summary>
    private ReferenceDepthwise Depthwise()
    {
        (Padding padding, int[] pads, int[] kernel, int[] dilation) = Window();
        return new ReferenceDepthwise(null, Pick([1, 1, 2, 3]), kernel)
        {
            Stride = Steps(Pick([1, 1, 2, 3])),
            Dilation = dilation,
            Padding = padding == Padding.Causal ? Padding.Same : padding,
            Pads = pads,
            Activation = Pick(s_hiddenActivations),
            UseBias = Flip(),
        };
    }

    /// <summary>A kernel, and padding that it fits.</summary>
    private (Padding Padding, int[] Pads, int[] Kernel, int[] Dilation) Window()
    {
        int axes = _shape.Length - 1;
        Padding padding = Flip() ? Padding.Valid : axes == 1 && Flip() ? Padding.Causal : Padding.Same;
        int[] pads = new int[2 * axes];
        if (padding == Padding.Valid && _random.Next(3) == 0)
        {
            pads = [.. pads.Select(_ => _random.Next(0, 4))];
        }

        bool cube = Flip();
        int[] kernel = new int[axes];
        int[] dilation = new int[axes];
        for (int axis = 0; axis < axes; axis++)
        {
            (kernel[axis], dilation[axis]) = Kernel(_shape[axis] + pads[2 * axis] + pads[(2 * axis) + 1], padding != Padding.Valid);
        }

        return (padding, pads, cube ? [.. kernel.Select(_ => kernel.Min())] : kernel, dilation);
    }

    private int[] Steps(int step) => [.. Enumerable.Range(1, _shape.Length - 1).Select(_ => _random.Next(3) == 0 ? _random.Next(1, 4) : step)];

    private (int Size, int Dilation) Kernel(int length, bool same)
    {
        int size = _random.Next(1, 6);
        int dilation = Pick([1, 1, 1, 2, 3]);
        if (same)
        {
            return (size, dilation);
        }

        size = Math.Min(size, length);
        while ((size - 1) * dilation >= length)
        {
            dilation--;
        }

        return (size, dilation);
    }

    /// <summary>A window over all axes of the tensor at hand but the channels.</summary>
    private ReferencePooling Pooling() => Pooling(Flip());

    private ReferencePooling Pooling(bool average)
    {
        ReferencePooling pooling;
        do
        {
            int[] Each(Func<int> draw) => [.. _shape.SkipLast(1).Select(_ => draw())];
            bool same = Flip();
            int[] size = Flip() ? [.. Enumerable.Repeat(_random.Next(1, 4), _shape.Length - 1)] : Each(() => _random.Next(1, 5));
            pooling = new ReferencePooling(average, size)
            {
                Strides = Flip() ? null : Each(() => _random.Next(1, 4)),
                Dilations = average || Flip() ? null : Each(() => _random.Next(1, 4)),
                Same = same,
                Pads = same || Flip() ? null : [.. Each(() => _random.Next(0, 3)), .. Each(() => _random.Next(0, 3))],
                CeilMode = !same && Flip(),
                CountPadding = average && Flip(),
            };
        }
        while (!pooling.Fits(_shape));

        return pooling;
    }

    /// <summary>Pooling of the input, whose maxima are exact, and other values back to where they were.</summary>
    private void Unpool()
    {
        ReferencePooling pooling = Pooling(average: false) with { Name = "down" };
        Append(pooling);
        Append(ActivationLayer() with { Name = "values" });
        Append(new ReferenceMaxUnpooling("values", "input_layer", pooling));
    }

    private ReferenceBatchNormalization Normalization() => new()
    {
        Momentum = Flip() ? null : 0.75f,
        Epsilon = Flip() ? null : 0.0625f,
        Center = _random.Next(4) > 0,
        Scale = _random.Next(4) > 0,
    };

    private ReferenceActivation ActivationLayer()
    {
        Activation function = Pick(s_hiddenActivations);
        return new ReferenceActivation(function)
        {
            Numbers = new ActivationNumbers(
                NegativeSlope: function is Activation.LeakyReLU or Activation.ReLU && Flip() ? Pick([0f, 0.0625f, 0.5f]) : null,
                Alpha: function is Activation.ELU or Activation.CELU && Flip() ? Pick([0.25f, 2f]) : null,
                MaxValue: function == Activation.ReLU && Flip() ? Pick([0.5f, 2f]) : null,
                Threshold: function is Activation.ReLU or Activation.ThresholdedReLU or Activation.SoftShrink or Activation.HardShrink && Flip()
                    ? Pick([0f, 0.25f, 0.75f])
                    : null),
        };
    }

    private int[] Image() => _random.Next(8) == 0
        ? [1, 1, Pick(s_channels)]
        : [_random.Next(1, 13), _random.Next(1, 13), _random.Next(3) == 0 ? 1 : Pick(s_channels)];

    /// <summary>A sequence, an image or a volume.</summary>
    private int[] Volume() => _random.Next(3) switch
    {
        0 => [_random.Next(1, 30), Pick(s_channels)],
        1 => Image(),
        _ => [_random.Next(1, 7), _random.Next(1, 7), _random.Next(1, 7), Pick(s_channels)],
    };

    /// <summary>A sequence, an image or a volume with channels.</summary>
    private int[] Grid(int most) => [.. Spatial(_random.Next(1, most + 1)), _random.Next(3) == 0 ? 1 : Pick(s_channels)];

    private int[] Spatial(int axes) => [.. Enumerable.Range(0, axes).Select(_ => _random.Next(1, axes == 1 ? 30 : axes == 2 ? 11 : 6))];

    private int[] Vector() => [Flip() ? _random.Next(1, 70) : Pick(s_channels)];

    private int Divisor(int number) => Pick([.. Enumerable.Range(1, number).Where(candidate => number % candidate == 0)]);

    private void Append(ReferenceLayer layer)
    {
        _layers.Add(layer);
        _shape = layer.OutputShape(_shape);
    }

    private bool Flip() => _random.Next(2) == 0;

    private TItem Pick<TItem>(TItem[] items) => items[_random.Next(items.Length)];
}
