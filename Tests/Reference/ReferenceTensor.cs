using System;
using System.Linq;

namespace StaticNet.Tests.Reference;

/// <summary>
/// Values of several samples, row-major with the sample axis first, and for each a bound of how far the same value may be off
/// when it is computed in another precision and order.
/// </summary>
internal sealed class ReferenceTensor
{
    public ReferenceTensor(int samples, int[] shape)
    {
        Samples = samples;
        Shape = shape;
        Size = shape.Aggregate(1, static (product, size) => product * size);
        Values = new double[samples * Size];
        Errors = new double[samples * Size];
    }

    public int Samples { get; }

    /// <summary>Without the sample axis.</summary>
    public int[] Shape { get; }

    /// <summary>Elements of one sample.</summary>
    public int Size { get; }

    public double[] Values { get; }

    public double[] Errors { get; }

    public int Channels => Shape[^1];

    /// <summary>The position of [sample, y, x, channel].</summary>
    public int At(int sample, int y, int x, int channel) =>
        (((((sample * Shape[0]) + y) * Shape[1]) + x) * Shape[2]) + channel;

    public void Set(int index, double value, double error) => (Values[index], Errors[index]) = (value, error);

    /// <summary>The same values in another shape.</summary>
    public ReferenceTensor Reshape(int[] shape)
    {
        ReferenceTensor result = new(Samples, shape);
        Array.Copy(Values, result.Values, Values.Length);
        Array.Copy(Errors, result.Errors, Errors.Length);
        return result;
    }
}
