namespace StaticNet;

/// <summary>How an element between others is found.</summary>
public enum Interpolation
{
    /// <summary>The nearest one.</summary>
    Nearest = 0,

    /// <summary>Linear between neighbours, along both axes.</summary>
    Bilinear = 1,

    /// <summary>Cubic through four neighbours, along both axes (Keys, 1981).</summary>
    Bicubic = 2,
}
