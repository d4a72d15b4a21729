using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNet.Tests.Conformance.Onnx;

/// <summary>
/// Walks a case's graph and collects the network that computes it. The mappings of operators ask it for their inputs, as
/// constants (weights, shapes) or as layers' outputs, and add layers.
/// </summary>
internal sealed class Declarer
{
    // Operators whose tensors are batch × channels × space.
    private static readonly HashSet<string> s_spatial =
    [
        "AveragePool", "BatchNormalization", "Conv", "ConvInteger", "ConvTranspose", "DepthToSpace", "GlobalAveragePool",
        "GlobalMaxPool", "InstanceNormalization", "LRN", "MaxPool", "MaxUnpool", "Pad", "Resize", "SpaceToDepth", "Upsample",
    ];

    private readonly OnnxCase _case;
    private readonly bool _isSpatial;
    private readonly List<LayerCall> _layers = [];
    private readonly Dictionary<string, double[]> _parameters = [];
    private readonly Dictionary<string, double[]> _updated = [];
    private readonly List<DeclaredSamples> _inputs = [];
    private readonly Dictionary<string, OnnxTensor> _constants;
    private readonly Dictionary<string, Declared> _values = [];
    private bool _isTraining;

    /// <summary>Starts with nothing declared.</summary>
    public Declarer(OnnxCase @case)
    {
        _case = @case;
        _isSpatial = @case.Model.Nodes.Any(static node => s_spatial.Contains(node.Operator));
        _constants = new Dictionary<string, OnnxTensor>(@case.Model.Constants);
        Node = @case.Model.Nodes.Count > 0 ? @case.Model.Nodes[0] : new OnnxNode("Identity", [], [], new Dictionary<string, object>());
    }

    /// <summary>The operator at hand.</summary>
    public OnnxNode Node { get; private set; }

    /// <summary>The version of the operators' definitions.</summary>
    public int OperatorSet => _case.Model.OperatorSet;

    /// <summary>The network of the case.</summary>
    /// <exception cref="OnnxUnmappedException">No layers express it.</exception>
    public OnnxDeclaration Declare()
    {
        if (_case.Model.Inputs.Concat(_case.Model.Outputs).Any(static value => !value.IsTensor))
        {
            throw new OnnxUnmappedException("values that are sequences or optional, no tensors");
        }

        foreach (OnnxNode node in _case.Model.Nodes)
        {
            Node = node;
            OperatorTable.Map(node.Operator)(this);
        }

        return Finish();
    }

    /// <summary>A tensor whose elements are known when the network is declared.</summary>
    /// <exception cref="OnnxUnmappedException">It is computed.</exception>
    public OnnxTensor Constant(int input)
    {
        string name = Node.Inputs[input];
        return _constants.TryGetValue(name, out OnnxTensor? constant) || _case.Tensors.TryGetValue(name, out constant)
            ? constant
            : throw new OnnxUnmappedException("weights that another operator computes");
    }

    /// <summary>As <see cref="Constant"/>, or null where the input is left out.</summary>
    public OnnxTensor? Optional(int input) => Node.Has(input) ? Constant(input) : null;

    /// <summary>Whether the input is stored in the model, and no input of the graph.</summary>
    public bool IsStored(int input) => _constants.ContainsKey(Node.Inputs[input]);

    /// <summary>Whether no operator computes the input.</summary>
    public bool IsKnown(int input) => IsStored(input) || _case.Tensors.ContainsKey(Node.Inputs[input]);

    /// <summary>Makes a tensor of the graph known.</summary>
    public void SetConstant(int output, OnnxTensor tensor) => _constants[Node.Outputs[output]] = tensor;

    /// <summary>An input as a layer's output: as another layer left it, or a new input of the network.</summary>
    /// <param name="input">Which input of the operator.</param>
    /// <param name="view">How the operator sees it; null for any way.</param>
    public Declared Value(int input, OnnxView? view = null)
    {
        if (_values.TryGetValue(Node.Inputs[input], out Declared? value))
        {
            return view is null || value.View.Equals(view)
                ? value
                : throw new OnnxUnmappedException("a chain of operators that see different axes as channels");
        }

        return _values[Node.Inputs[input]] = AddInput(Node.Inputs[input], Constant(input), view);
    }

    /// <summary>An input of the network of the case's own making, such as a converted tensor.</summary>
    public Declared AddInput(string name, OnnxTensor tensor, OnnxView? view = null)
    {
        if (tensor.Values.Length == 0)
        {
            throw new OnnxUnmappedException("empty tensors");
        }

        view ??= DefaultView(tensor.Rank);
        string layer = $"x{_inputs.Count}";
        _layers.Add(new LayerCall("Input", [.. view.Shape(tensor.Dims).Select(LayerCall.Literal)], [("Name", LayerCall.Literal(layer))]));
        _inputs.Add(new DeclaredSamples(name, view.Samples(tensor)));
        return new Declared(layer, tensor.Dims, view);
    }

    /// <summary>How this graph's operators see a tensor if they do not mind.</summary>
    public OnnxView DefaultView(int rank) => !_isSpatial ? OnnxView.Whole(rank)
        : rank > 2 ? OnnxView.ChannelsLast(rank)
        : rank == 2 ? OnnxView.Rows(rank)
        : OnnxView.Whole(rank);

    /// <summary>Adds a layer that reads another.</summary>
    /// <param name="kind">The attribute's name.</param>
    /// <param name="source">What it reads.</param>
    /// <param name="dims">The sizes of its output in the graph.</param>
    /// <param name="arguments">The constructor's arguments.</param>
    /// <param name="options">Properties.</param>
    public Declared Add(
        string kind, Declared source, int[] dims, IEnumerable<string> arguments, params IEnumerable<(string Name, string Value)> options)
    {
        bool isNext = _layers[^1].Options.Contains(("Name", LayerCall.Literal(source.Layer)));
        string layer = $"y{_layers.Count}";
        _layers.Add(new LayerCall(
            kind,
            [.. arguments],
            [.. options, ("Name", LayerCall.Literal(layer)), .. isNext ? ((string, string)[])[] : [("From", LayerCall.Literal(source.Layer))]]));
        return source with { Layer = layer, Dims = dims };
    }

    /// <summary>Adds a layer that reads several by the names that it takes as arguments.</summary>
    public Declared Merge(string kind, IReadOnlyList<Declared> source, int[] dims, params IEnumerable<(string Name, string Value)> options)
    {
        string layer = $"y{_layers.Count}";
        _layers.Add(new LayerCall(
            kind, [.. source.Select(static value => LayerCall.Literal(value.Layer))], [.. options, ("Name", LayerCall.Literal(layer))]));
        return source[0] with { Layer = layer, Dims = dims };
    }

    /// <summary>Sets a parameter of a layer.</summary>
    public void Parameter(Declared layer, string name, IEnumerable<double> values) => _parameters[$"{layer.Layer}/{name}"] = [.. values];

    /// <summary>Makes the pass one of training, after which a parameter is expected to have changed.</summary>
    public void Train(Declared layer, string name, int output)
    {
        _isTraining = true;
        if (output < Node.Outputs.Count && _case.Tensors.TryGetValue(Node.Outputs[output], out OnnxTensor? tensor))
        {
            _updated[$"{layer.Layer}/{name}"] = tensor.Values;
        }
    }

    /// <summary>Ends the mapping of an operator.</summary>
    public void Set(int output, Declared value) => _values[Node.Outputs[output]] = value;

    /// <summary>Whether an output of the operator at hand is one of the graph's.</summary>
    public bool IsOutput(int output) =>
        output < Node.Outputs.Count && _case.Model.Outputs.Any(value => value.Name == Node.Outputs[output]);

    private OnnxDeclaration Finish()
    {
        List<DeclaredSamples> outputs = [];
        List<Declared> layers = [];
        foreach (OnnxValue output in _case.Model.Outputs)
        {
            if (_values.TryGetValue(output.Name, out Declared? value))
            {
                if (value.Layer[0] == 'x')
                {
                    throw new OnnxUnmappedException("no arithmetic");
                }

                layers.Add(value);
                outputs.Add(new DeclaredSamples(output.Name, value.View.Samples(Expected(output.Name, value))));
            }
        }

        if (outputs.Count == 0 || _inputs.Count == 0)
        {
            throw new OnnxUnmappedException("no arithmetic");
        }

        if (layers.Count > 1 || !_layers[^1].Options.Contains(("Name", LayerCall.Literal(layers[0].Layer))))
        {
            _layers.AddRange(layers.Select(static value => new LayerCall("Output", [LayerCall.Literal(value.Layer)], [])));
        }

        int samples = _inputs.Max(static input => input.Samples.Length);
        return new OnnxDeclaration(
            _layers,
            _parameters,
            [.. _inputs.Select(input => input with { Samples = input.Samples.Length == samples ? input.Samples : Repeat(input, samples) })],
            outputs)
        {
            Training = _isTraining,
            Updated = _updated,
        };
    }

    private OnnxTensor Expected(string name, Declared value)
    {
        OnnxTensor tensor = _case.Tensors[name];
        return value.Dims.SequenceEqual(tensor.Dims)
            ? tensor
            : throw new InvalidOperationException(
                $"{_case.Name}: '{name}' is [{string.Join(", ", tensor.Dims)}], mapped as [{string.Join(", ", value.Dims)}].");
    }

    // A tensor without a sample axis is the same for each sample.
    private static double[][] Repeat(DeclaredSamples input, int samples) => input.Samples.Length == 1
        ? [.. Enumerable.Repeat(input.Samples[0], samples)]
        : throw new InvalidOperationException($"{input.Samples.Length} samples of {input.Name}, {samples} of others.");
}
