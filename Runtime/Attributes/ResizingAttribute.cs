namespace StaticNet;

/// <summary>An image [height, width, channels] of another size. Centres of pixels lie at half of them, as in Keras and TensorFlow 2, unless corners are aligned; bicubic is Keys' kernel with a = −1/2, pixels beyond the edge left out.</summary>
public sealed class ResizingAttribute : LayerAttribute
{
    /// <summary>A size.</summary>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="width">Columns, at least 1.</param>
    public ResizingAttribute(int height, int width)
    {
        Height = height;
        Width = width;
    }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Default: <see cref="Interpolation.Bilinear"/>.</summary>
    public Interpolation Interpolation { get; set; } = Interpolation.Bilinear;

    /// <summary>Whether the centres of the corners of both images meet. Default: false.</summary>
    public bool AlignCorners { get; set; }
}
