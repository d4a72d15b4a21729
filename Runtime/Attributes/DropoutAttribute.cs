namespace StaticNet;

/// <summary>
/// During training sets each value to 0 with probability <paramref name="rate"/> and multiplies the others by
/// 1 / (1 − rate); at inference passes its input on.
/// </summary>
/// <param name="rate">The share of values to drop, 0 ≤ rate &lt; 1.</param>
public sealed class DropoutAttribute(float rate) : LayerAttribute
{
    /// <summary>The share of values to drop.</summary>
    public float Rate { get; } = rate;
}
