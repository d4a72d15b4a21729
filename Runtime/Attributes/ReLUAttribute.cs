namespace StaticNet;

/// <summary>
/// x where it is at least the threshold, clipped at the maximum; slope · (x − threshold) below. The shape stays.
/// </summary>
public sealed class ReLUAttribute : LayerAttribute
{
    /// <summary>Where the function is clipped; positive. Default: infinity, which is nowhere.</summary>
    public double MaxValue { get; set; } = double.PositiveInfinity;

    /// <summary>The slope below the threshold, 0 ≤ slope &lt; 1. Default: 0.</summary>
    public double NegativeSlope { get; set; }

    /// <summary>Up to where the slope applies; at least 0. Default: 0.</summary>
    public double Threshold { get; set; }
}
