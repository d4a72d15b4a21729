using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>How many numbers a parameter joins, for the variance of its first values.</summary>
internal static class Fans
{
    /// <summary>As Keras computes them from the saved shape: the last two axes and, for more, a window before them.</summary>
    public static (int In, int Out) Of(Shape shape)
    {
        if (shape.Rank == 1)
        {
            return (shape[0], shape[0]);
        }

        int columns = shape.Channels;
        int rows = shape[shape.Rank - 2];
        int window = shape.ElementCount / (rows * columns);
        return (window * rows, window * columns);
    }
}
