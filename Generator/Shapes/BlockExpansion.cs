using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Layers;

namespace StaticNet.Generator.Shapes;

/// <summary>
/// Puts the layers of blocks in the place of each [Use]. They are named <c>use.layer</c>, with a number between the two where the
/// block is repeated; the last one has the use's own name. What a block's layers read by name are layers of that block. A [Use]
/// that cannot be replaced stays, for inference to tell what is wrong with it.
/// </summary>
internal sealed class BlockExpansion
{
    /// <summary>The argument that tells how often a block follows itself.</summary>
    public const string Repeat = "Repeat";

    private static readonly Argument s_everyStep = new(LayerDeclaration.TimeDistributed, true);

    private readonly List<LayerDeclaration> _layers = [];

    private BlockExpansion()
    {
    }

    public static NetworkDeclaration Run(NetworkDeclaration declaration)
    {
        EquatableArray<LayerDeclaration> layers = declaration.Layers;
        if (layers.All(static layer => layer.Block is null))
        {
            return declaration;
        }

        BlockExpansion expansion = new();
        string?[] names = NamesOf(layers);
        string? previous = null;
        for (int i = 0; i < layers.Count; i++)
        {
            expansion.Add(layers[i], names[i], names[i], layers[i].From ?? previous, names.Take(i));
            previous = LayerKinds.IsLayer(layers[i].Kind) ? names[i] : previous;
        }

        return declaration with { Layers = expansion._layers.ToEquatableArray() };
    }

    /// <summary>Adds a layer as it is, or the layers that it stands for.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="prefix">What the names of the layers that it stands for begin with.</param>
    /// <param name="end">The last one's name.</param>
    /// <param name="source">The layer that it reads.</param>
    /// <param name="earlier">The layers that it can read.</param>
    private void Add(LayerDeclaration layer, string? prefix, string? end, string? source, IEnumerable<string?> earlier)
    {
        int repeat = layer.Int(Repeat, 1);
        if (layer.Block is not { Problem: null } block
            || repeat is < 1 or > Limits.Repeat
            || prefix is null
            || end is null
            || source is null
            || !earlier.Contains(source))
        {
            _layers.Add(layer);
            return;
        }

        if (layer.IsTimeDistributed && HasTimeDistributed(block))
        {
            _layers.Add(layer with { Block = block with { Problem = "has layers that are TimeDistributed already" } });
            return;
        }

        if (_layers.Count + (repeat * Size(block)) > Limits.Layers)
        {
            string problem = "would make more than " + Text.Of(Limits.Layers) + " layers of the network";
            _layers.Add(layer with { Block = block with { Problem = problem } });
            return;
        }

        for (int time = 1; time <= repeat; time++)
        {
            string own = repeat == 1 ? prefix : prefix + "." + Text.Of(time);
            string last = time == repeat ? end : own;
            AddLayers(block, own, last, source, layer);
            source = last;
        }
    }

    private void AddLayers(BlockDeclaration block, string prefix, string end, string source, LayerDeclaration use)
    {
        EquatableArray<LayerDeclaration> layers = block.Layers;
        string?[] local = NamesOf(layers);
        Dictionary<string, string> names = new() { [BlockDeclaration.Input] = source };
        int lastLayer = Enumerable.Range(0, layers.Count).Last(i => LayerKinds.IsLayer(layers[i].Kind));
        for (int i = 0; i < layers.Count; i++)
        {
            if (local[i] is string name)
            {
                names[name] = i == lastLayer ? end : prefix + "." + name;
            }
        }

        // A name that the block does not have is looked for in its own blocks, and never in the network around it.
        string Resolve(string name) => names.TryGetValue(name, out string? found) ? found : prefix + "." + name;
        List<string?> earlier = [source];
        bool isFirst = true;
        for (int i = 0; i < layers.Count; i++)
        {
            LayerDeclaration layer = layers[i];
            string? name = local[i] is string known ? names[known] : null;
            LayerDeclaration renamed = WithNames(layer, Resolve);
            LayerDeclaration placed = renamed with
            {
                // An invalid name, or one taken twice, is still there to be complained of.
                Name = name ?? (layer.Name is string wrong && LayerNames.IsValid(wrong) ? prefix + "." + wrong : layer.Name),
                From = layer.From is string from ? Resolve(from) : isFirst ? source : null,
                Position = use.Position,
                Arguments = use.IsTimeDistributed ? [.. renamed.Arguments, s_everyStep] : renamed.Arguments,
                Place = new BlockPlace(block.Name, layer.Position),
            };
            Add(placed, local[i] is null ? null : prefix + "." + local[i], name, placed.From ?? earlier[earlier.Count - 1], earlier);
            if (LayerKinds.IsLayer(layer.Kind))
            {
                isFirst = false;
                earlier.Add(name);
            }
        }
    }

    // The layer with other names for the layers that it reads; its other strings are no names.
    private static LayerDeclaration WithNames(LayerDeclaration layer, System.Func<string, string> resolve)
    {
        Layer? kind = LayerCatalog.Find(layer.Kind);
        HashSet<string> read = [.. kind?.Sources(layer) ?? [], .. kind?.References(layer).Select(static reference => reference.Name) ?? []];
        string Rename(string text) => read.Contains(text) ? resolve(text) : text;
        return read.Count == 0 ? layer : layer with
        {
            Arguments = layer.Arguments.Select(argument => argument.Value switch
            {
                string text => argument with { Value = Rename(text) },
                EquatableArray<string> texts => argument with { Value = texts.Select(Rename).ToEquatableArray() },
                _ => argument,
            }).ToEquatableArray(),
        };
    }

    // The layers' names, null for one that is invalid or taken twice: inference tells of it.
    private static string?[] NamesOf(EquatableArray<LayerDeclaration> layers) =>
    [
        .. LayerNames.Assign(layers, []).Select((name, i) => layers[i].Name is null || layers[i].Name == name ? name : null),
    ];

    private static bool HasTimeDistributed(BlockDeclaration block) => block.Layers.Any(static layer =>
        layer.IsTimeDistributed || (layer.Block is BlockDeclaration inner && HasTimeDistributed(inner)));

    // How many layers a block stands for, as far as that matters.
    private static long Size(BlockDeclaration block) => System.Math.Min(
        Limits.Layers + 1,
        block.Layers.Sum(static layer => layer.Block is BlockDeclaration inner ? System.Math.Max(1, layer.Int(Repeat, 1)) * Size(inner) : 1L));
}
