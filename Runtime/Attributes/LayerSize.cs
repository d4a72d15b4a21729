namespace StaticNet;

/// <summary>
/// Sizes in the declaration of a custom layer that depend on where it is used: those of its input and, for parameters, of its
/// output. They are negative numbers, for the axes counted from the last one: −1 to −4 for the input, −11 to −14 for the output.
/// </summary>
public static class LayerSize
{
    /// <summary>The input's last axis: its channels.</summary>
    public const int InputLast = -1;

    /// <summary>The input's axis before its last: the width of an image, the steps of a sequence.</summary>
    public const int InputSecondLast = -2;

    /// <summary>The third axis of the input from its end: the height of an image.</summary>
    public const int InputThirdLast = -3;

    /// <summary>The fourth axis of the input from its end: the depth of a volume.</summary>
    public const int InputFourthLast = -4;

    /// <summary>All elements of the input.</summary>
    public const int InputElements = -10;

    /// <summary>The output's last axis; for parameters.</summary>
    public const int OutputLast = -11;

    /// <summary>The output's axis before its last; for parameters.</summary>
    public const int OutputSecondLast = -12;

    /// <summary>The third axis of the output from its end; for parameters.</summary>
    public const int OutputThirdLast = -13;

    /// <summary>The fourth axis of the output from its end; for parameters.</summary>
    public const int OutputFourthLast = -14;

    /// <summary>All elements of the output; for parameters.</summary>
    public const int OutputElements = -20;
}
