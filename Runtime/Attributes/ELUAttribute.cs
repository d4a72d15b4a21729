namespace StaticNet;

/// <summary>x for positive x, and α (eˣ − 1) otherwise. The shape stays. (Clevert, Unterthiner, Hochreiter, 2015.)</summary>
public sealed class ELUAttribute : LayerAttribute
{
    /// <summary>α, positive. Default: 1.</summary>
    public double Alpha { get; set; } = 1;
}
