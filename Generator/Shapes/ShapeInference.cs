using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Shapes;

/// <summary>From a declaration to a model: names, connections, shapes, parameters, and everything that is wrong. Never throws.</summary>
internal sealed class ShapeInference
{
    private readonly NetworkDeclaration _declaration;
    private readonly List<ShapeError> _errors = [];
    private readonly List<Node> _nodes = [];
    private readonly string?[] _names;

    // The node of each attribute, or -1 where an error leaves it without one.
    private readonly int[] _nodeOf;

    // Of all tensors whose sizes layers have checked: roughly what a sample needs.
    private long _elements;

    private ShapeInference(NetworkDeclaration declaration)
    {
        _declaration = BlockExpansion.Run(declaration);
        _names = LayerNames.Assign(_declaration.Layers, _errors);
        _nodeOf = [.. Enumerable.Repeat(-1, _declaration.Layers.Count)];
    }

    public static NetworkModel Infer(NetworkDeclaration declaration) => new ShapeInference(declaration).Run();

    private NetworkModel Run()
    {
        CheckOptions();
        CheckFrame();
        int previous = -1;
        for (int layer = 0; layer < _declaration.Layers.Count; layer++)
        {
            string kind = _declaration.Layers[layer].Kind;
            if (kind == LayerKinds.Expect)
            {
                CheckExpectation(layer, previous);
            }
            else if (LayerKinds.IsLayer(kind))
            {
                InferLayer(layer, previous);
                previous = layer;
            }
        }

        List<int> outputs = FindOutputs(previous);
        CheckTotals();
        if (_errors.Count == 0)
        {
            CheckComplete(outputs);
        }

        if (_errors.Count == 0)
        {
            CheckUsed(outputs);
        }

        if (_errors.Count == 0)
        {
            CheckArenas(Model(outputs));
        }

        return Model(outputs);
    }

    private NetworkModel Model(List<int> outputs) => new(
        _declaration,
        _nodes.ToEquatableArray(),
        _nodes.Where(static node => node.Kind == LayerKinds.Input).Select(static node => node.Index).ToEquatableArray(),
        outputs.ToEquatableArray(),
        _errors.OrderBy(static error => error.Layer).ToEquatableArray());

    private void Error(ShapeRule rule, int layer, string? argument, params string[] texts) =>
        _errors.Add(new ShapeError(rule, layer, argument, texts.ToEquatableArray()));

    private void CheckOptions()
    {
        int tile = _declaration.Tile;
        if (tile is < 0 or > Limits.Tile)
        {
            Error(ShapeRule.ArgumentOutOfRange, -1, "Tile", "Tile", Text.Of(tile), "0 to " + Text.Of(Limits.Tile));
        }

        if (_declaration.Precision is not (Precision.Single or Precision.Double))
        {
            string value = Text.Of((int)_declaration.Precision);
            Error(ShapeRule.ArgumentOutOfRange, -1, "Precision", "Precision", value, "one of the named values");
        }
    }

    private void CheckFrame()
    {
        EquatableArray<LayerDeclaration> layers = _declaration.Layers;
        int[] inputs = [.. IndexesOf(LayerKinds.Input)];
        if (inputs.Length == 0)
        {
            Error(ShapeRule.MissingInput, -1, null);
        }

        if (inputs.Length > 0 && layers.All(static layer => layer.Kind == LayerKinds.Input || !LayerKinds.IsLayer(layer.Kind)))
        {
            Error(ShapeRule.MissingLayer, inputs[0], null);
        }

        for (int layer = 0; inputs.Length > 0 && layer < inputs[0]; layer++)
        {
            if (layers[layer].Kind != LayerKinds.Output)
            {
                Error(ShapeRule.InputNotFirst, layer, null, layers[layer].Kind);
            }
        }
    }

    private IEnumerable<int> IndexesOf(string kind) =>
        Enumerable.Range(0, _declaration.Layers.Count).Where(layer => _declaration.Layers[layer].Kind == kind);

    private void InferLayer(int index, int previous)
    {
        LayerDeclaration declaration = _declaration.Layers[index];
        if (LayerCatalog.Find(declaration.Kind) is not Layer layer)
        {
            Error(ShapeRule.UnsupportedLayer, index, null, declaration.Kind);
            return;
        }

        int[] sources = Sources(layer, declaration, index, previous);
        int[] nodes = [.. sources.Select(source => source < 0 ? -1 : _nodeOf[source])];
        int steps = 0;
        if (declaration.IsTimeDistributed && !FindSteps(layer, declaration, index, nodes, out steps))
        {
            return;
        }

        Node Seen(Node node) => steps > 0 && node.Output.Rank > 1 ? node.OneStep : node;
        InferenceContext context = new(
            declaration,
            index,
            [.. nodes.Select(node => node < 0 ? null : Seen(_nodes[node]).Output)],
            [.. sources.Select(source => source < 0 ? string.Empty : _names[source]!)],
            [.. nodes.Select(node => node < 0 ? null : Seen(_nodes[node]))],
            _declaration.Precision,
            steps == 0 ? _nodes : [.. _nodes.Select(Seen)],
            _errors);
        LayerShape? shape = layer.Infer(context);
        _elements += context.Elements * Math.Max(1, steps);
        if (shape is not null && steps > 0)
        {
            long[] all = [steps, .. shape.Output.Dimensions.Select(static size => (long)size)];
            shape = context.Tensor("output", LayerDeclaration.TimeDistributed, all) is Shape output
                ? shape with { Output = output, MultiplyAdds = shape.MultiplyAdds * steps }
                : null;
        }

        if (shape is null || nodes.Contains(-1))
        {
            return;
        }

        _nodeOf[index] = _nodes.Count;
        _nodes.Add(new Node(
            _nodes.Count,
            index,
            _names[index]!,
            declaration,
            nodes.ToEquatableArray(),
            shape.Output,
            shape.Parameters,
            shape.MultiplyAdds));
    }

    private void CheckExpectation(int index, int previous)
    {
        LayerDeclaration expect = _declaration.Layers[index];
        int source = expect.From is string from ? Resolve(from, index, "From") : previous;
        if (source >= 0 && _nodeOf[source] >= 0 && Expectation.Check(expect, index, _nodes[_nodeOf[source]], _nodes, _declaration.Precision) is ShapeError error)
        {
            _errors.Add(error);
        }
    }

    // How many steps arrive at a layer that takes them one by one; false where there are none, or not as many from all sides.
    private bool FindSteps(Layer layer, LayerDeclaration declaration, int index, int[] nodes, out int steps)
    {
        steps = 0;
        string? problem = layer.WhyNotTimeDistributed;
        foreach (int node in nodes.Where(static node => node >= 0))
        {
            Shape shape = _nodes[node].Output;
            steps = steps == 0 ? shape[0] : steps;
            problem ??= shape.Rank < 2 ? $"reads '{_nodes[node].Name}', whose shape is {shape}: steps are an axis more"
                : shape[0] != steps ? $"reads {Text.Of(steps)} steps and, from '{_nodes[node].Name}', {Text.Of(shape[0])}"
                : null;
        }

        if (problem is not null)
        {
            Error(ShapeRule.NotTimeDistributed, index, LayerDeclaration.TimeDistributed, declaration.Kind, problem);
        }

        return problem is null;
    }

    // The attributes whose layers this one reads; -1 for one that does not exist.
    private int[] Sources(Layer layer, LayerDeclaration declaration, int index, int previous)
    {
        IEnumerable<int> first = layer.Sources(declaration) is EquatableArray<string> names
            ? names.Select((name, i) => Resolve(name, index, "Layers[" + Text.Of(i) + "]"))
            : [declaration.From is string from ? Resolve(from, index, "From") : previous];
        return [.. first, .. layer.References(declaration).Select(reference => Resolve(reference.Name, index, reference.Argument))];
    }

    private int Resolve(string name, int reader, string argument)
    {
        int source = Array.IndexOf(_names, name);
        if (source < 0)
        {
            Error(ShapeRule.UnknownLayer, reader, argument, name, NameAdvice.List(name, _names.Take(reader).OfType<string>()));
            return -1;
        }

        if (source >= reader)
        {
            Error(ShapeRule.ForwardReference, reader, argument, _names[reader] ?? _declaration.Layers[reader].Kind, name, Order(source, reader));
            return -1;
        }

        return source;
    }

    private string Order(int source, int reader)
    {
        LayerDeclaration later = _declaration.Layers[source];
        bool readsBack = later.From is string from ? from == _names[reader]
            : LayerCatalog.Find(later.Kind)?.Sources(later) is EquatableArray<string> names ? names.Contains(_names[reader])
            : source == reader + 1;
        return source == reader ? "which is itself"
            : readsBack ? "which in turn reads it"
            : "which comes after it";
    }

    // The nodes that are output, as far as they are known.
    private List<int> FindOutputs(int last)
    {
        List<int> sources = [];
        int[] attributes = [.. IndexesOf(LayerKinds.Output)];
        if (attributes.Length == 0 && last >= 0)
        {
            sources.Add(last);
        }

        foreach (int attribute in attributes)
        {
            if (_declaration.Layers[attribute].String("Layer") is not string name)
            {
                continue;
            }

            int source = Array.IndexOf(_names, name);
            if (source < 0)
            {
                Error(ShapeRule.UnknownLayer, attribute, "Layer", name, NameAdvice.List(name, _names.OfType<string>()));
            }
            else if (sources.Contains(source))
            {
                Error(ShapeRule.OutputTwice, attribute, null, name);
            }
            else
            {
                sources.Add(source);
            }
        }

        return [.. sources.Select(source => _nodeOf[source]).Where(static node => node >= 0)];
    }

    private void CheckTotals()
    {
        Check("parameters", _nodes.SelectMany(static node => node.Parameters).Sum(PackedSize), Limits.Parameters);

        // Training holds a tile of samples at once. What else it holds, CheckArenas looks at.
        long activations = _nodes.Sum(static node => (long)node.Output.ElementCount);
        Check("activations", activations * Math.Max(1, _declaration.Tile), Limits.Activations);

        void Check(string what, long elements, long limit)
        {
            if (elements > limit)
            {
                Error(ShapeRule.NetworkTooLarge, -1, null, what, Text.Of(elements), Text.Of(limit));
            }
        }
    }

    // What layers need inside, and the way back needs, only a plan knows. Small networks are spared it.
    private void CheckArenas(NetworkModel model)
    {
        const long Suspicious = Limits.Arena / 256;
        if (_elements * Math.Max(1, _declaration.Tile) > Suspicious
            && NetworkPlanner.LargestArena(model) is long elements and > Limits.Arena)
        {
            Error(ShapeRule.NetworkTooLarge, -1, null, "working memory", Text.Of(elements), Text.Of(Limits.Arena));
        }
    }

    // As PackedLayout.Size: columns in blocks, group by group.
    private static long PackedSize(Parameter parameter)
    {
        long columns = parameter.Columns / parameter.Groups;
        return (columns + Limits.Block - 1) / Limits.Block * Limits.Block * parameter.Rows * parameter.Groups;
    }

    // Without an error of ours, what is missing is missing because C# rejects the attribute.
    private void CheckComplete(List<int> outputs)
    {
        for (int layer = 0; layer < _nodeOf.Length; layer++)
        {
            if (_nodeOf[layer] < 0 && LayerKinds.IsLayer(_declaration.Layers[layer].Kind))
            {
                Error(ShapeRule.InvalidAttribute, layer, null);
            }
        }

        if (outputs.Count < Math.Max(1, IndexesOf(LayerKinds.Output).Count()) && _errors.Count == 0)
        {
            Error(ShapeRule.InvalidAttribute, -1, null);
        }
    }

    private void CheckUsed(List<int> outputs)
    {
        bool[] used = new bool[_nodes.Count];
        string names = string.Join("', '", outputs.Select(output => _nodes[output].Name));
        foreach (int output in outputs)
        {
            used[output] = true;
        }

        for (int node = _nodes.Count - 1; node >= 0; node--)
        {
            if (!used[node])
            {
                string advice = OutputAdvice.For(
                    _nodes[node], outputs.Select(output => _nodes[output]), isBlock: _declaration.Layers.Any(static layer => layer.Position < 0));
                Error(ShapeRule.UnusedLayer, _nodes[node].Layer, null, _nodes[node].Name, names, advice);
                continue;
            }

            foreach (int source in _nodes[node].Inputs)
            {
                used[source] = true;
            }
        }
    }
}
