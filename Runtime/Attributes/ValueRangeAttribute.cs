using System;

namespace StaticNet;

/// <summary>
/// The values that a parameter or a property takes; others make it throw. The compiler checks constants (SN0540), also where the
/// method is one's own. At run time the attribute checks nothing: the code that takes the value does.
/// </summary>
/// <param name="minimum">The smallest.</param>
/// <param name="maximum">The largest. Default: the largest finite number.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class ValueRangeAttribute(double minimum, double maximum = double.MaxValue) : Attribute
{
    /// <summary>The smallest value.</summary>
    public double Minimum { get; } = minimum;

    /// <summary>The largest value.</summary>
    public double Maximum { get; } = maximum;

    /// <summary>Whether values have to be above the minimum. Default: false.</summary>
    public bool ExcludesMinimum { get; init; }

    /// <summary>Whether values have to be below the maximum. Default: false.</summary>
    public bool ExcludesMaximum { get; init; }

    /// <summary>Whether 0 is taken beside the others, for what it stands for. Default: false.</summary>
    public bool OrZero { get; init; }
}
