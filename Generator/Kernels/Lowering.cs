using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Kernels;

/// <summary>
/// Collects the kernels of a network. Layers run through it in order and add their kernels; what they register for the way
/// back runs in the opposite order. Gradients that several layers contribute to one tensor are added up here.
/// </summary>
internal sealed class Lowering
{
    private readonly NetworkModel _model;
    private readonly List<Tensor> _tensors = [];
    private readonly List<Kernel> _prepare = [];
    private readonly List<Kernel> _forward = [];
    private readonly List<Kernel> _backward = [];
    private readonly List<Action> _wayBack = [];
    private readonly Dictionary<int, Tensor> _outputs = [];
    private readonly Dictionary<(int Node, string Name), Tensor> _parameters = [];
    private readonly Dictionary<int, Tensor> _gradients = [];
    private readonly Dictionary<(int Kernel, Routine Routine), Tensor> _transposed = [];
    private readonly HashSet<int> _penalized = [];
    private readonly bool _streaming;
    private bool _onWayBack;

    // Of the layer at hand, where it is applied to them one by one; else 0.
    private int _steps;

    private Lowering(NetworkModel model, bool training, bool streaming)
    {
        _model = model;
        Training = training;
        _streaming = streaming;
        int position = 0;
        foreach (Node node in model.Nodes)
        {
            foreach (Parameter parameter in node.Parameters)
            {
                _parameters[(node.Index, parameter.Name)] = NewTensor(
                    $"{node.Name}/{parameter.Name}", KernelDimensions(parameter), TensorRole.Parameter, position++, parameter.Flat);
            }
        }
    }

    /// <summary>Whether the program records for the way back; otherwise it is for inference alone.</summary>
    public bool Training { get; }

    /// <summary>Whether the program runs one step of a sequence; layers carry what they remember in states.</summary>
    public bool Streaming => _streaming && _steps == 0;

    /// <summary>Whether a convolution may be computed by Winograd's algorithm.</summary>
    public bool AllowsWinograd => !Training && !_streaming && _steps == 0 && _model.Declaration.Winograd;

    /// <summary>Lowers a model without errors.</summary>
    public static KernelProgram Run(NetworkModel model, bool training, bool streaming = false)
    {
        Lowering lowering = new(model, training, streaming);
        bool[] needed = Reachable(model);
        foreach (Node node in model.Nodes.Where(node => needed[node.Index]))
        {
            lowering.Lower(node);
        }

        return lowering.Finish();
    }

    /// <summary>What a layer reads.</summary>
    public Tensor Input(Node node, int position = 0) => Seen(_outputs[node.Inputs[position]]);

    /// <summary>A layer that this one reads: its attribute, and what arrived there.</summary>
    public Node Source(Node node, int position = 0)
    {
        Node source = _model.Nodes[node.Inputs[position]];
        return _steps > 0 ? source.OneStep : source;
    }

    /// <summary>Makes the tensor that a layer's output will be and sets it.</summary>
    public Tensor NewOutput(Node node, TensorRole role = TensorRole.Activation)
    {
        Tensor tensor = NewSampleTensor(node.Name, node.Output.Dimensions, role);
        _outputs[node.Index] = _tensors[tensor.Id];
        return tensor;
    }

    /// <summary>A tensor that every sample has its own of.</summary>
    public Tensor NewActivation(string name, EquatableArray<int> dimensions) => NewSampleTensor(name, dimensions, TensorRole.Activation);

    /// <summary>A tensor that every sample has its own of, for gradients: on the way back.</summary>
    public Tensor NewGradient(string name, EquatableArray<int> dimensions) => NewSampleTensor(name, dimensions, TensorRole.Gradient);

    /// <summary>
    /// What a tensor holds at a scan's current step, or <paramref name="shift"/> steps from it: a slice along the first axis.
    /// </summary>
    public Tensor NewView(Tensor parent, int shift = 0)
    {
        Tensor view = new(
            _tensors.Count,
            parent.Name + (shift < 0 ? "/before" : shift > 0 ? "/after" : "/now"),
            parent.Dimensions.Skip(1).ToEquatableArray(),
            parent.Role,
            parent.Parameter)
        {
            View = new TensorView(parent.Id, shift),
        };
        _tensors.Add(view);
        return view;
    }

    /// <summary>A scan over kernels of this program.</summary>
    public Scan NewScan(string label, string purpose, int steps, bool reverse, EquatableArray<Kernel> body) =>
        Scan.Of(label, purpose, steps, reverse, body, _tensors);

    /// <summary>What is carried from one step of a sequence to the next; starts as zeros.</summary>
    public Tensor NewState(string name, EquatableArray<int> dimensions) => NewTensor(name, dimensions, TensorRole.State);

    /// <summary>A step [1, channels] behind those that came before it, [before + 1, channels].</summary>
    public Tensor NewHistory(string label, Tensor step, int before)
    {
        if (before == 0)
        {
            return step;
        }

        int channels = step.Channels;
        Tensor carried = NewState(label + "/history", [before, channels]);
        Tensor window = NewActivation(label + "/window", [before + 1, channels]);
        EquatableArray<Loop> loops = [new Loop("t", before), new Loop("c", channels)];
        Expression same = new Expression.Operand(0);
        Access Shifted(int rows) => Access.Of(window, IndexExpression.Sum(rows, new Term(0, 1)), IndexExpression.OfLoop(1));
        Add(new LoopNest(label, "steps before", loops, [Access.Whole(carried)], [new NestResult(Shifted(0), same)]));
        Add(new LoopNest(
            label,
            "this step",
            [new Loop("c", channels)],
            [Access.Of(step, IndexExpression.Zero, IndexExpression.OfLoop(0))],
            [new NestResult(Access.Of(window, IndexExpression.Sum(before), IndexExpression.OfLoop(0)), same)]));
        Add(new LoopNest(label, "steps for the next time", loops, [Shifted(1)], [new NestResult(Access.Whole(carried), same)]));
        return window;
    }

    /// <summary>A vector that the samples of a pass share.</summary>
    public Tensor NewChannel(string name, int size) => NewTensor(name, [size], TensorRole.Channel);

    /// <summary>A vector derived from parameters alone.</summary>
    public Tensor NewPrepared(string name, int size) => NewPrepared(name, [size]);

    /// <summary>A vector or a kernel derived from parameters alone.</summary>
    public Tensor NewPrepared(string name, EquatableArray<int> dimensions) => NewTensor(name, dimensions, TensorRole.Prepared);

    /// <summary>A parameter of a layer, or null where it has none of that name.</summary>
    public Tensor? Parameter(Node node, string name) =>
        _parameters.TryGetValue((node.Index, name), out Tensor? tensor) ? tensor : null;

    /// <summary>The gradient of a parameter.</summary>
    public Tensor ParameterGradient(Tensor parameter)
    {
        if (!_gradients.TryGetValue(parameter.Id, out Tensor? gradient))
        {
            gradient = NewTensor(parameter.Name + "/gradient", parameter.Dimensions, TensorRole.ParameterGradient, parameter.Parameter, parameter.Flat);
            _gradients[parameter.Id] = gradient;
        }

        return gradient;
    }

    /// <summary>A kernel packed by its input channels with its taps reversed.</summary>
    public Tensor Transposed(Tensor kernel, string label)
    {
        int[] dimensions = [.. kernel.Dimensions];
        int last = dimensions.Length - 1;
        (dimensions[last], dimensions[last - 1]) = (dimensions[last - 1], dimensions[last]);
        return Repacked(kernel, label, "transposed", Routine.Transpose, new EquatableArray<int>(dimensions));
    }

    /// <summary>A kernel packed by its last taps with their input channels, for <see cref="WindowGradients"/>.</summary>
    public Tensor Windows(Tensor kernel, string label) =>
        Repacked(kernel, label, "windows", Routine.TransposeWindows, WindowGradients.Dimensions(kernel));

    private Tensor Repacked(Tensor kernel, string label, string suffix, Routine routine, EquatableArray<int> dimensions)
    {
        if (!_transposed.TryGetValue((kernel.Id, routine), out Tensor? repacked))
        {
            repacked = NewTensor(kernel.Name + "/" + suffix, dimensions, TensorRole.Transposed, kernel.Parameter);
            _transposed[(kernel.Id, routine)] = repacked;
            _prepare.Add(new Call(label, suffix + " kernel", routine, [kernel.Id], [repacked.Id]));
        }

        return repacked;
    }

    /// <summary>Adds a kernel to the way to the output or, inside a registered action, to the way back.</summary>
    public void Add(Kernel kernel) => (_onWayBack ? _backward : _forward).Add(_steps > 0 ? StepKernels.Of(kernel, _steps, _tensors) : kernel);

    /// <summary>
    /// Adds a loop nest, and its gradients on the way back: to every operand that is a tensor of the sample or a trainable
    /// parameter, but for those in <paramref name="constants"/> (masks, given numbers).
    /// </summary>
    public void AddDifferentiable(LoopNest nest, params int[] constants)
    {
        Add(nest);
        OnBackward(() =>
        {
            int gradientOfOut = Gradient(_tensors[nest.Results[0].Out.Tensor]).Id;
            for (int operand = 0; operand < nest.Operands.Count; operand++)
            {
                Tensor tensor = _tensors[nest.Operands[operand].Tensor];
                if (constants.Contains(tensor.Id))
                {
                    continue;
                }

                int position = operand;
                if (tensor.PerSample)
                {
                    Contribute(tensor, (gradient, accumulate) =>
                        LoopNestGradients.Of(nest, position, gradientOfOut, gradient, accumulate));
                }
                else if (tensor.Role == TensorRole.Parameter && IsTrainable(tensor))
                {
                    foreach (Kernel kernel in LoopNestGradients.Of(nest, position, gradientOfOut, ParameterGradient(tensor), accumulate: true))
                    {
                        Add(kernel);
                    }
                }
            }
        });
    }

    /// <summary>Adds a kernel that runs when parameters have changed.</summary>
    public void AddPrepare(Kernel kernel) => _prepare.Add(kernel);

    /// <summary>Registers what a layer does on the way back. Ignored for inference.</summary>
    public void OnBackward(Action action)
    {
        int steps = _steps;
        _wayBack.Add(() =>
        {
            _steps = steps;
            action();
            _steps = 0;
        });
    }

    /// <summary>
    /// The gradient of an activation, complete once the layers after it have had their turn. Zeros where none of them has
    /// contributed: the output may depend on where its values lie and not on the values.
    /// </summary>
    public Tensor Gradient(Tensor activation)
    {
        if (!_gradients.TryGetValue(activation.Id, out Tensor? gradient))
        {
            gradient = _gradients[activation.Id] = NewGradientOf(activation);
            Add(new Fill(activation.Name, "no gradient", gradient.Id));
        }

        return Seen(gradient);
    }

    /// <summary>
    /// Contributes to the gradient of an activation: <paramref name="kernels"/> makes the kernels that write it (or add to it,
    /// where its second argument is true).
    /// </summary>
    public void Contribute(Tensor activation, Func<Tensor, bool, IEnumerable<Kernel>> kernels)
    {
        bool accumulate = _gradients.TryGetValue(activation.Id, out Tensor? gradient);
        gradient ??= _gradients[activation.Id] = NewGradientOf(activation);
        foreach (Kernel kernel in kernels(Seen(gradient), accumulate))
        {
            Add(kernel);
        }
    }

    /// <summary>As <see cref="Contribute"/>, for kernels that cannot add: a second contribution goes through a tensor of its own.</summary>
    public void ContributeWhole(Tensor activation, string label, Func<Tensor, Kernel> kernel) =>
        Contribute(activation, (gradient, accumulate) =>
        {
            if (!accumulate)
            {
                return [kernel(gradient)];
            }

            Tensor part = NewTensor(activation.Name + "/gradient part", _tensors[activation.Id].Dimensions, TensorRole.Gradient);
            return [kernel(part), new Map(label, "add to the gradient", gradient.Id, part.Id, [], Accumulate: true)];
        });

    /// <summary>
    /// Ends a layer with its activation, forward and backward. <paramref name="linear"/> makes the tensor before the
    /// activation; for a linear layer it is the output itself.
    /// </summary>
    public Tensor Activate(Node node, Tensor linear, ActivationKind kind, EquatableArray<double> parameters)
    {
        Tensor output = NewOutput(node);
        if (!ActivationRules.IsPointwise(kind))
        {
            (string name, Routine forward, Routine backward) = kind == ActivationKind.Softmax
                ? ("softmax", Routine.SoftmaxForward, Routine.SoftmaxBackward)
                : ("logarithm of softmax", Routine.LogSoftmaxForward, Routine.LogSoftmaxBackward);
            Add(new Call(node.Name, name, forward, [linear.Id], [output.Id]));
            OnBackward(() => ContributeWhole(linear, node.Name, gradient => new Call(
                node.Name, name + " gradient", backward, [output.Id, Gradient(output).Id], [gradient.Id])));
            return output;
        }

        Add(new Map(node.Name, Describe(kind), output.Id, linear.Id, [new Pointwise.Function(kind, parameters)]));
        int kept = ActivationRules.GradientFromOutput(kind) ? output.Id : linear.Id;
        OnBackward(() => Contribute(linear, (gradient, accumulate) =>
        [
            new Map(
                node.Name,
                Describe(kind) + " gradient",
                gradient.Id,
                Gradient(output).Id,
                [new Pointwise.MultiplyGradient(kind, parameters, kept)],
                accumulate),
        ]));
        return output;
    }

    /// <summary>Adds what a layer's output costs to the loss, and to its gradient before the layer's own way back.</summary>
    private void Penalize(Node node, (double L1, double L2) factors)
    {
        if (!Training || factors == (0, 0))
        {
            return;
        }

        Tensor output = _outputs[node.Index];
        _penalized.Add(output.Id);
        Add(new Penalty(node.Name, "activity penalty", output.Id, factors.L1, factors.L2));
        OnBackward(() => Add(new PenaltyGradient(
            node.Name, "activity penalty gradient", Gradient(output).Id, output.Id, factors.L1, factors.L2)));
    }

    /// <summary>A tensor before a layer's activation, or its output where the activation is linear.</summary>
    public Tensor NewLinear(Node node, ActivationKind kind) =>
        kind == ActivationKind.Linear ? NewOutput(node) : NewActivation(node.Name + "/linear", node.Output.Dimensions);

    private bool IsTrainable(Tensor parameter) =>
        _model.Nodes.SelectMany(static node => node.Parameters).ElementAt(parameter.Parameter).Trainable;

    private static string Describe(ActivationKind kind) => kind.ToString();

    private static EquatableArray<int> KernelDimensions(Parameter parameter)
    {
        EquatableArray<int> shape = parameter.Kernel.Dimensions;
        return shape.Count == 1 || parameter.Flat
            ? shape
            : [parameter.Groups, .. shape.Take(shape.Count - 1), shape[shape.Count - 1] / parameter.Groups];
    }

    private static bool[] Reachable(NetworkModel model)
    {
        bool[] needed = new bool[model.Nodes.Count];
        foreach (int port in model.Inputs.Concat(model.Outputs))
        {
            needed[port] = true;
        }

        for (int node = needed.Length - 1; node >= 0; node--)
        {
            if (needed[node])
            {
                foreach (int input in model.Nodes[node].Inputs)
                {
                    needed[input] = true;
                }
            }
        }

        return needed;
    }

    private void Lower(Node node)
    {
        _steps = node.Steps;
        Layer layer = LayerCatalog.Find(node.Kind)!;
        layer.Lower(_steps > 0 ? node.OneStep : node, this);
        _steps = 0;
        Penalize(node, layer.ActivityPenalty(node.Declaration));
    }

    // A tensor as the layer at hand sees it: one step of it, where it takes them one by one. Kernels name tensors by id only.
    private Tensor Seen(Tensor tensor) => _steps > 0 ? tensor with { Dimensions = tensor.Dimensions.Skip(1).ToEquatableArray() } : tensor;

    // A tensor for the layer at hand, of the shape that it sees, and of all steps where it takes them one by one.
    private Tensor NewSampleTensor(string name, EquatableArray<int> dimensions, TensorRole role) =>
        Seen(NewTensor(name, _steps > 0 ? [_steps, .. dimensions] : dimensions, role));

    private Tensor NewGradientOf(Tensor activation) =>
        NewTensor(activation.Name + "/gradient", _tensors[activation.Id].Dimensions, TensorRole.Gradient);

    private Tensor NewTensor(string name, EquatableArray<int> dimensions, TensorRole role, int parameter = -1, bool flat = false)
    {
        Tensor tensor = new(_tensors.Count, name, dimensions, role, parameter) { Flat = flat };
        _tensors.Add(tensor);
        return tensor;
    }

    private KernelProgram Finish()
    {
        EquatableArray<Tensor> inputs = _model.Inputs.Select(node => _outputs[node]).ToEquatableArray();
        EquatableArray<Tensor> outputs = _model.Outputs.Select(node => _outputs[node]).ToEquatableArray();
        if (!Training)
        {
            return Program(inputs, outputs, [], [], [], 0);
        }

        // Where another layer reads an output too, what it contributes is added to the gradient that comes in.
        _onWayBack = true;
        foreach (Tensor output in outputs)
        {
            _gradients[output.Id] = NewTensor(output.Name + "/gradient", output.Dimensions, TensorRole.Gradient);
        }

        EquatableArray<int> outputGradients = outputs.Select(output => _gradients[output.Id].Id).ToEquatableArray();
        (int? logits, ActivationKind activation) = outputs.Count == 1 ? Logits(outputs[0]) : (null, ActivationKind.Linear);
        int activationKernels = 0;
        for (int action = _wayBack.Count - 1; action >= 0; action--)
        {
            _wayBack[action]();
            if (action == _wayBack.Count - 1 && logits is not null)
            {
                activationKernels = _backward.Count;
            }
        }

        EquatableArray<int> logitGradients = logits is int source ? [_gradients[source].Id] : outputGradients;
        EquatableArray<int> inputGradients = inputs.Select(input => Gradient(input).Id).ToEquatableArray();
        return Program(inputs, outputs, outputGradients, logitGradients, inputGradients, activationKernels) with
        {
            OutputActivation = activationKernels > 0 ? activation : ActivationKind.Linear,
        };
    }

    /// <summary>
    /// The tensor before the only output's activation, null where the output is none, and that activation. The last kernel tells; its own way
    /// back is then the first to run. An output whose size costs has a gradient of its own.
    /// </summary>
    private (int? Tensor, ActivationKind Activation) Logits(Tensor output) => _forward.Count == 0 || _penalized.Contains(output.Id)
        ? (null, ActivationKind.Linear)
        : _forward[_forward.Count - 1] switch
        {
            Map { Chain.Count: 1 } map when map.Chain[0] is Pointwise.Function function && map.Out == output.Id => (map.Source, function.Kind),
            Call { Routine: Routine.SoftmaxForward } call when call.Outputs[0] == output.Id => (call.Inputs[0], ActivationKind.Softmax),
            Call { Routine: Routine.LogSoftmaxForward } call when call.Outputs[0] == output.Id => (call.Inputs[0], ActivationKind.LogSoftmax),
            _ => ((int?)null, ActivationKind.Linear),
        };

    private KernelProgram Program(
        EquatableArray<Tensor> inputs,
        EquatableArray<Tensor> outputs,
        EquatableArray<int> outputGradients,
        EquatableArray<int> logitGradients,
        EquatableArray<int> inputGradients,
        int activationKernels) => new(
        _tensors.ToEquatableArray(),
        _prepare.ToEquatableArray(),
        _forward.ToEquatableArray(),
        _backward.ToEquatableArray(),
        inputs.Select(static input => input.Id).ToEquatableArray(),
        outputs.Select(static output => output.Id).ToEquatableArray(),
        outputGradients,
        logitGradients,
        inputGradients,
        activationKernels);
}
