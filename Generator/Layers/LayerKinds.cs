namespace StaticNet.Generator.Layers;

/// <summary>Kinds that stages treat in their own way. All others are known to their layer's file only.</summary>
internal static class LayerKinds
{
    public const string Input = "Input";

    /// <summary>Not a layer: it names the layer whose output is the network's.</summary>
    public const string Output = "Output";

    /// <summary>Not a layer: an assertion about the shape at its place.</summary>
    public const string Expect = "Expect";

    /// <summary>A block, whose layers take its place.</summary>
    public const string Use = "Use";

    /// <summary>A layer that a struct of the user's computes.</summary>
    public const string Custom = "Custom";

    /// <summary>Whether it is a layer, which others can read.</summary>
    public static bool IsLayer(string kind) => kind is not (Output or Expect);
}
