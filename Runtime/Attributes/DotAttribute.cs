namespace StaticNet;

/// <summary>
/// The products of two layers' outputs summed over an axis of each, which have one size: [a..., k] and [b..., k] give
/// [a..., b...]; two vectors give [1].
/// </summary>
/// <param name="first">The first layer's name.</param>
/// <param name="second">The second layer's name.</param>
public sealed class DotAttribute(string first, string second) : LayerAttribute
{
    /// <summary>The first layer's name.</summary>
    public string First { get; } = first;

    /// <summary>The second layer's name.</summary>
    public string Second { get; } = second;

    /// <summary>
    /// The axis of the first, counted from 1 as in Keras (whose axis 0 is the batch), or from −1 at the end. Default: −1.
    /// </summary>
    public int FirstAxis { get; set; } = -1;

    /// <summary>The axis of the second, counted likewise. Default: −1.</summary>
    public int SecondAxis { get; set; } = -1;

    /// <summary>Whether both are divided by their length along the axis, which gives the cosine. Default: false.</summary>
    public bool Normalize { get; set; }
}
