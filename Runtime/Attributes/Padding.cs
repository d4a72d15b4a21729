namespace StaticNet;

/// <summary>What a window does at the edge of its input; the meaning is that of Keras.</summary>
public enum Padding
{
    /// <summary>
    /// Only windows that lie wholly inside the input: output = ⌊(input − window) / stride⌋ + 1. Where a layer has properties
    /// such as <c>PadTop</c>, the input counts with the border that they give it.
    /// </summary>
    Valid = 0,

    /// <summary>
    /// Output = ⌈input / stride⌉; the missing border counts as zeros (pooling ignores it), one more at the end than at
    /// the start where the border is odd.
    /// </summary>
    Same = 1,

    /// <summary>
    /// Convolutions over steps only: as many zeros before the first step as the window reaches back, so that no output
    /// depends on later steps; output = ⌈input / stride⌉.
    /// </summary>
    Causal = 2,
}
