using System.Linq;

namespace StaticNet.Tests.Conformance.Onnx;

/// <summary>
/// How an ONNX tensor is seen as samples of a network: which axis counts the samples, and in which order a sample has the
/// other axes. Axes that are not named have size 1.
/// </summary>
internal sealed class OnnxView
{
    private readonly int _samples;
    private readonly int[]? _axes;
    private readonly int _leading;

    /// <summary>Describes a view.</summary>
    /// <param name="samples">The axis of the samples; −1 where the whole tensor is one sample.</param>
    /// <param name="axes">The tensor's axes in the sample's order; null for all of them as one axis.</param>
    public OnnxView(int samples, int[]? axes)
    {
        _samples = samples;
        _axes = axes;
    }

    private OnnxView(int samples, int leading)
    {
        _samples = samples;
        _leading = leading;
    }

    /// <summary>One sample with a single axis.</summary>
    public static OnnxView Flat { get; } = new(-1, null);

    /// <summary>Whether the sample has the tensor's axes, and not only its elements.</summary>
    public bool HasAxes => _axes is not null;

    /// <summary>Whether the whole tensor is one sample, in the tensor's own order.</summary>
    public bool IsWhole => _samples < 0 && (_axes is null || _axes.SequenceEqual(Enumerable.Range(0, _axes.Length)));

    /// <summary>The tensor as one sample; a scalar as a vector of one element, and more than four axes as one.</summary>
    public static OnnxView Whole(int rank) => rank is 0 or > 4 ? Flat : new OnnxView(-1, [.. Enumerable.Range(0, rank)]);

    /// <summary>The first axis counts samples.</summary>
    public static OnnxView Rows(int rank) => new(0, [.. Enumerable.Range(1, rank - 1)]);

    /// <summary>The first axis counts samples, and the second, the channels, becomes the last.</summary>
    public static OnnxView ChannelsLast(int rank) => new(0, [.. Enumerable.Range(2, rank - 2), 1]);

    /// <summary>The first axes together count samples.</summary>
    public static OnnxView Leading(int axes) => new(0, axes);

    public bool Equals(OnnxView other) =>
        _samples == other._samples && _leading == other._leading && (_axes is null ? other._axes is null : other._axes is not null && _axes.SequenceEqual(other._axes));

    /// <summary>The position of a tensor's axis within the sample, or −1.</summary>
    public int PositionOf(int axis) => _axes is null ? -1 : System.Array.IndexOf(_axes, axis);

    /// <summary>A sample's shape.</summary>
    public int[] Shape(int[] dims) => _leading > 0 ? dims[_leading..] : _axes is null ? [OnnxTensor.Count(dims)] : [.. _axes.Select(axis => dims[axis])];

    /// <summary>The samples' elements.</summary>
    public double[][] Samples(OnnxTensor tensor)
    {
        if (_leading > 0)
        {
            int size = OnnxTensor.Count(tensor.Dims[_leading..]);
            return [.. tensor.Values.Chunk(size)];
        }

        if (_axes is null)
        {
            return [tensor.Values];
        }

        int[] rest = [.. Enumerable.Range(0, tensor.Rank).Where(axis => axis != _samples && !_axes.Contains(axis))];
        int[] order = [.. _samples < 0 ? (int[])[] : [_samples], .. _axes, .. rest];
        OnnxTensor ordered = tensor.Transpose(order);
        return _samples < 0 ? [ordered.Values] : [.. Enumerable.Range(0, ordered.Dims[0]).Select(sample => ordered.Part(sample).Values)];
    }
}
