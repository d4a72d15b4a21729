namespace StaticNet.Generator.Layers;

/// <summary>Another layer, named by an argument.</summary>
/// <param name="Argument">The argument's name, to blame where there is no such layer.</param>
/// <param name="Name">The layer's name.</param>
internal sealed record LayerReference(string Argument, string Name);
