namespace StaticNet;

/// <summary>Cuts elements off the spatial axes of [steps, channels].</summary>
public sealed class Cropping1DAttribute : LayerAttribute
{
    /// <summary>As much at every end.</summary>
    /// <param name="cropping">How many elements at every end, at least 0.</param>
    public Cropping1DAttribute(int cropping = 1)
        : this(cropping, cropping)
    {
        Cropping = cropping;
    }

    /// <summary>Each end by itself.</summary>
    /// <param name="before">Cut off: steps at the start, at least 0.</param>
    /// <param name="after">Cut off: steps at the end, at least 0.</param>
    public Cropping1DAttribute(int before, int after)
    {
        Before = before;
        After = after;
    }

    /// <summary>How many elements are cut off at every end; 0 where each end is given by itself.</summary>
    public int Cropping { get; }

    /// <summary>Cut off: steps at the start.</summary>
    public int Before { get; }

    /// <summary>Cut off: steps at the end.</summary>
    public int After { get; }
}
