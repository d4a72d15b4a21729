namespace StaticNet;

/// <summary>A vector [features] at every step of a sequence [n, features].</summary>
public sealed class RepeatVectorAttribute : LayerAttribute
{
    /// <summary>A number of steps.</summary>
    /// <param name="n">How many steps, at least 1.</param>
    public RepeatVectorAttribute(int n)
    {
        N = n;
    }

    /// <summary>How many steps.</summary>
    public int N { get; }
}
