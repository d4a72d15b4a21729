namespace StaticNet;

/// <summary>scale · x + offset. The shape stays.</summary>
public sealed class RescalingAttribute : LayerAttribute
{
    /// <summary>A factor.</summary>
    /// <param name="scale">The factor.</param>
    /// <param name="offset">What is added.</param>
    public RescalingAttribute(double scale, double offset = 0)
    {
        Scale = scale;
        Offset = offset;
    }

    /// <summary>The factor.</summary>
    public double Scale { get; }

    /// <summary>What is added.</summary>
    public double Offset { get; }
}
