using System.Collections.Generic;

namespace StaticNet.Samples;

/// <summary>A table of shades: weights of attention, for example.</summary>
/// <param name="Title">What stands above.</param>
/// <param name="Rows">The words beside the rows.</param>
/// <param name="Columns">The words above the columns.</param>
/// <param name="Values">From 0 (nothing) to 1, row after row.</param>
/// <param name="Stride">Values of a row; those behind the last column are not shown.</param>
public sealed record HeatMap(string Title, IReadOnlyList<string> Rows, IReadOnlyList<string> Columns, float[] Values, int Stride)
{
    /// <summary>The value, kept within 0 to 1.</summary>
    /// <param name="row">Its row.</param>
    /// <param name="column">Its column.</param>
    public float this[int row, int column] => float.Clamp(Values[(row * Stride) + column], 0, 1);
}
