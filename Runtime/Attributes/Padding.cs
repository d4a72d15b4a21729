namespace StaticNet;

/// <summary>What a window does at the edge of its input; the meaning is that of Keras.</summary>
public enum Padding
{
    /// <summary>Only windows that lie wholly inside the input: output = ⌊(input − window) / stride⌋ + 1.</summary>
    Valid = 0,

    /// <summary>
    /// Output = ⌈input / stride⌉; the missing border counts as zeros (pooling ignores it), one more at the end than at
    /// the start where the border is odd.
    /// </summary>
    Same = 1,
}
