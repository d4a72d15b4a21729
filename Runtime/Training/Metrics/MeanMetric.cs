using System.Numerics;

namespace StaticNet;

/// <summary>A metric that is a mean over samples or elements.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class MeanMetric<T> : Metric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double _sum;
    private long _count;

    /// <inheritdoc/>
    public override double Result => _count == 0 ? 0 : _sum / _count;

    /// <inheritdoc/>
    public override void Reset() => (_sum, _count) = (0, 0);

    /// <summary>Adds to the sum and to what it is divided by.</summary>
    /// <param name="sum">The sum of the new values.</param>
    /// <param name="count">How many they are.</param>
    protected void Add(double sum, long count)
    {
        _sum += sum;
        _count += count;
    }
}
