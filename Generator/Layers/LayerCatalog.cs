using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNet.Generator.Layers;

/// <summary>All kinds of layers: every <see cref="Layer"/> of this assembly, found once.</summary>
internal static class LayerCatalog
{
    private static readonly Dictionary<string, Layer> s_layers = typeof(Layer).Assembly.GetTypes()
        .Where(static type => type is { IsAbstract: false } && typeof(Layer).IsAssignableFrom(type))
        .Select(static type => (Layer)Activator.CreateInstance(type))
        .ToDictionary(static layer => layer.Kind);

    /// <summary>The kinds there are.</summary>
    public static IReadOnlyCollection<string> Kinds => s_layers.Keys;

    /// <summary>The layer of a kind; null for a kind that this version does not compile.</summary>
    public static Layer? Find(string kind) => s_layers.TryGetValue(kind, out Layer layer) ? layer : null;
}
