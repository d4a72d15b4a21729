using System;

namespace StaticNet.Samples;

/// <summary>A grey image and what is written under it.</summary>
/// <param name="Pixels">From 0 (black) to 1, row after row.</param>
/// <param name="Width">Pixels of a row.</param>
/// <param name="Caption">The words under it; may be empty.</param>
public sealed record Picture(float[] Pixels, int Width, string Caption = "")
{
    /// <summary>Rows of pixels.</summary>
    public int Height => Pixels.Length / Width;

    /// <summary>The pixel, kept within 0 to 1.</summary>
    /// <param name="x">Its column.</param>
    /// <param name="y">Its row; below the last one all is black.</param>
    public float this[int x, int y] => y < Height ? Math.Clamp(Pixels[(y * Width) + x], 0, 1) : 0;
}
