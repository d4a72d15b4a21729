using System;

namespace StaticNet.Tests.Reference;

/// <summary>
/// A sum of products with the bound of its rounding: n terms, added in whatever order and fused or not, are off by n + 1
/// roundings of Σ |a · b| at most (Higham, Accuracy and Stability of Numerical Algorithms, section 3.1).
/// </summary>
internal struct ReferenceSum
{
    // Weights may be folded with a scale before: their product, the root and the quotient in it.
    private const int FoldingRoundings = 8;

    private int _count;
    private double _sum;
    private double _magnitude;
    private double _inherited;

    public readonly double Value => _sum;

    public void Add(double value, double error, double factor = 1)
    {
        _count++;
        _sum += value * factor;
        _magnitude += Math.Abs(value * factor);
        _inherited += error * Math.Abs(factor);
    }

    public readonly double Error(double rounding) =>
        _inherited + ((_count + 1 + FoldingRoundings) * rounding * _magnitude);
}
