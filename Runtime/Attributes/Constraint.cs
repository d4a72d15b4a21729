namespace StaticNet;

/// <summary>What a parameter is held to after every training step, under its Keras name.</summary>
public enum Constraint
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Negative elements become 0.</summary>
    NonNegative = 1,

    /// <summary>
    /// The elements that lead to one output (a column of the last axis, over all other axes; all elements of a parameter with one
    /// axis) are scaled down where their norm is above a limit.
    /// </summary>
    MaxNorm = 2,
}
