using System.Collections.Generic;
using StaticNet.Generator.Common;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>
/// One direction of a recurrent layer on its way to kernels. States of all steps are one tensor of a row more than there are
/// steps: the row before the first step is the initial state. Where steps come one by one there is one row, which a step
/// replaces: kernels that read it across units run before the one that writes it.
/// </summary>
internal sealed class RecurrentPass
{
    // Streams of random numbers of one layer lie this far apart.
    private const int StreamStep = 1 << 16;

    private readonly Node _node;
    private readonly string _prefix;
    private readonly bool _reverse;

    public RecurrentPass(Node node, Lowering lowering, RecurrentArguments arguments, string prefix, bool reverse)
    {
        _node = node;
        _prefix = prefix;
        _reverse = reverse;
        Lowering = lowering;
        Arguments = arguments;
        Input = lowering.Input(node);
        Steps = Input.Dimensions[0];
        Units = arguments.Units;
        Input = DropInputs();
        Hidden = NewStates("state");
        if (arguments.RecurrentDropout > 0 && lowering.Training)
        {
            RecurrentMask = NewMask("recurrent_mask", Units, arguments.RecurrentDropout, 1);
        }
    }

    public Lowering Lowering { get; }

    public RecurrentArguments Arguments { get; }

    /// <summary>The sequence, masked where inputs are dropped.</summary>
    public Tensor Input { get; }

    public int Steps { get; }

    public int Units { get; }

    /// <summary>The hidden states, [steps + 1, units], or one row that is carried on.</summary>
    public Tensor Hidden { get; }

    /// <summary>What the state is multiplied by before the recurrent kernel, the same at all steps; null for nothing.</summary>
    public Tensor? RecurrentMask { get; }

    public string Name => _node.Name;

    public Tensor Kernel => Parameter("kernel");

    public Tensor RecurrentKernel => Parameter("recurrent_kernel");

    public Tensor? Bias => Lowering.Parameter(_node, _prefix + "bias");

    /// <summary>States of all steps, [steps + 1, units], or one row that is carried on.</summary>
    public Tensor NewStates(string name) => Lowering.Streaming
        ? Lowering.NewState(Named(name), [1, Units])
        : Lowering.NewActivation(Named(name), [Steps + 1, Units]);

    /// <summary>Something of every step, [steps, size].</summary>
    public Tensor NewSequence(string name, int size) => Lowering.NewActivation(Named(name), [Steps, size]);

    /// <summary>Gradients of something of every step, [rows, size]; on the way back.</summary>
    public Tensor NewSequenceGradient(string name, int rows, int size) => Lowering.NewGradient(Named(name) + "/gradient", [rows, size]);

    /// <summary>What a step starts from.</summary>
    public Tensor Before(Tensor states) => Lowering.NewView(states, _reverse ? 1 : 0);

    /// <summary>What a step leaves.</summary>
    public Tensor After(Tensor states) => Lowering.NewView(states, _reverse || Lowering.Streaming ? 0 : 1);

    public Tensor Now(Tensor sequence) => Lowering.NewView(sequence);

    /// <summary>Writes the row before the first step: another layer's output, or zeros. Nothing where it is carried on.</summary>
    public void Initialize(Tensor states, bool cell = false)
    {
        if (Lowering.Streaming)
        {
            return;
        }

        string? given = cell ? Arguments.InitialCellState : Arguments.InitialState;
        int row = _reverse ? Steps : 0;
        EquatableArray<Loop> loops = [new Loop("u", Units)];
        Access first = Access.Of(states, IndexExpression.Sum(row), IndexExpression.OfLoop(0));
        if (given is null)
        {
            Lowering.Add(new LoopNest(Name, "initial state", loops, [], [new NestResult(first, 0)]));
            return;
        }

        Tensor source = Lowering.Input(_node, cell && Arguments.InitialState is not null ? 2 : 1);
        int offset = _prefix == "backward_" ? Units : 0;
        Lowering.AddDifferentiable(new LoopNest(
            Name,
            "initial state",
            loops,
            [Access.Of(source, IndexExpression.Sum(offset, new Term(0, 1)))],
            [new NestResult(first, new Expression.Operand(0))]));
    }

    /// <summary>
    /// The gradients of states that only the next step reads. The row behind the last step is cleared: no step writes it.
    /// </summary>
    public Tensor StateGradients(Tensor states)
    {
        Tensor? gradients = null;
        Lowering.Contribute(states, (gradient, _) =>
        {
            gradients = gradient;
            Access last = Access.Of(gradient, IndexExpression.Sum(_reverse ? 0 : Steps), IndexExpression.OfLoop(0));
            return [new LoopNest(Name, "gradient behind the last step", [new Loop("u", Units)], [], [new NestResult(last, 0)])];
        });
        return gradients!;
    }

    /// <summary>sequence · kernel (+ bias) for all steps at once; <paramref name="gradient"/> is asked for on the way back.</summary>
    public Tensor Project(System.Func<Tensor> gradient, bool bias)
    {
        int columns = Kernel.Channels;
        Tensor projection = NewSequence("projection", columns);
        Tensor input = Input;
        Tensor kernel = Kernel;
        Contraction sum = new(
            Name,
            "product with the inputs",
            [new Loop("t", Steps), new Loop("f", columns), new Loop("c", input.Channels)],
            Access.Of(projection, IndexExpression.OfLoop(0), IndexExpression.OfLoop(1)),
            Access.Of(input, IndexExpression.OfLoop(0), IndexExpression.OfLoop(2)),
            Access.Of(kernel, IndexExpression.Zero, IndexExpression.OfLoop(2), IndexExpression.OfLoop(1)),
            []);
        Tensor? vector = bias ? Bias : null;
        Lowering.Add(ContractionGradients.Simplify(vector is null ? sum : sum with { Epilogue = [new Pointwise.AddChannel(vector.Id)] }));
        Lowering.OnBackward(() =>
        {
            Tensor all = gradient();
            Lowering.Add(ContractionGradients.Simplify(ContractionGradients.OfB(sum, all.Id, Lowering.ParameterGradient(kernel).Id)));
            if (vector is not null)
            {
                Lowering.Add(new Reduce(Name, "bias gradient", Lowering.ParameterGradient(vector).Id, all.Id, [], Accumulate: true));
            }

            Lowering.Contribute(input, (inputGradient, accumulate) => ContractionGradients.OfA(
                sum, input, kernel, all.Id, inputGradient.Id, Lowering.Transposed(kernel, Name).Id, accumulate));
        });
        return projection;
    }

    /// <summary>
    /// out (+)= state · recurrent kernel, a step's product. A recurrent kernel in groups of columns is multiplied by one of
    /// them.
    /// </summary>
    public Contraction Recur(Tensor result, Tensor state, bool accumulate, int group = 0, int groups = 1)
    {
        Tensor kernel = RecurrentKernel;
        int columns = kernel.Channels;
        IndexExpression column = groups == 1
            ? IndexExpression.OfLoop(1)
            : IndexExpression.Sum(0, new Term(0, columns), new Term(1, 1));
        return new Contraction(
            Name,
            "product with the state",
            [new Loop("g", groups), new Loop("f", columns), new Loop("k", Units)],
            Access.Of(result, column),
            Access.Of(state, IndexExpression.OfLoop(2)),
            Access.Of(
                kernel, IndexExpression.Sum(group, new Term(0, 1)), IndexExpression.OfLoop(2), IndexExpression.OfLoop(1)),
            [],
            accumulate)
        {
            Repeated = Steps > 1,
        };
    }

    /// <summary>state gradient (+)= result gradient · recurrent kernelᵀ, a step's way back through <see cref="Recur"/>.</summary>
    public IEnumerable<Kernel> RecurBack(Contraction forward, Tensor state, Tensor resultGradient, Tensor stateGradient, bool accumulate) =>
        ContractionGradients.OfA(
            forward, state, RecurrentKernel, resultGradient.Id, stateGradient.Id, Lowering.Transposed(RecurrentKernel, Name).Id, accumulate);

    /// <summary>Recurrent kernel gradient += Σ states · result gradients, over all steps at once.</summary>
    /// <param name="states">What was multiplied, of every step.</param>
    /// <param name="areStates">Whether it has the row before the first step.</param>
    /// <param name="resultGradients">Gradients of the products, [steps, columns].</param>
    /// <param name="offset">Their first column.</param>
    /// <param name="group">The kernel's group.</param>
    /// <param name="groups">How many groups from there.</param>
    public void AddRecurrentKernelGradient(Tensor states, bool areStates, Tensor resultGradients, int offset = 0, int group = 0, int groups = 1)
    {
        Tensor kernel = RecurrentKernel;
        int columns = kernel.Channels;
        Lowering.Add(ContractionGradients.Simplify(new Contraction(
            Name,
            "recurrent kernel gradient",
            [new Loop("g", groups), new Loop("f", columns), new Loop("k", Units), new Loop("t", Steps)],
            Access.Of(
                Lowering.ParameterGradient(kernel),
                IndexExpression.Sum(group, new Term(0, 1)),
                IndexExpression.OfLoop(2),
                IndexExpression.OfLoop(1)),
            Access.Of(states, IndexExpression.Sum(areStates && _reverse ? 1 : 0, new Term(3, 1)), IndexExpression.OfLoop(2)),
            Access.Of(
                resultGradients, IndexExpression.OfLoop(3), IndexExpression.Sum(offset, new Term(0, columns), new Term(1, 1))),
            [],
            Accumulate: true)));
    }

    /// <summary>Adds the steps in the order of time or, on the way back, against it.</summary>
    public void Scan(string purpose, bool back, EquatableArray<Kernel> body) =>
        Lowering.Add(Lowering.NewScan(Name, purpose, Steps, _reverse != back, body));

    private Tensor Parameter(string name) => Lowering.Parameter(_node, _prefix + name)!;

    private string Named(string name) => $"{Name}/{_prefix}{name}";

    private Tensor DropInputs()
    {
        if (Arguments.Dropout == 0 || !Lowering.Training)
        {
            return Input;
        }

        Tensor input = Input;
        Tensor mask = NewMask("input_mask", input.Channels, Arguments.Dropout, 2);
        Tensor dropped = Lowering.NewActivation(Named("dropped"), input.Dimensions);
        Lowering.AddDifferentiable(
            new LoopNest(
                Name,
                "dropout of inputs",
                LoopNest.LoopsOf(input.Dimensions),
                [Access.Whole(input), Access.Of(mask, IndexExpression.OfLoop(1))],
                [new NestResult(Access.Whole(dropped), new Expression.Operand(0) * new Expression.Operand(1))]),
            mask.Id);
        return dropped;
    }

    /// <summary>A vector of zeros and 1 / (1 − rate) in training, of ones in evaluation.</summary>
    private Tensor NewMask(string name, int size, double rate, int stream)
    {
        Tensor mask = Lowering.NewActivation(Named(name), [size]);
        int direction = _prefix == "backward_" ? 2 : 0;
        Lowering.Add(new Call(Name, "mask", Routine.DropoutMask, [], [mask.Id], rate, _node.Index + (StreamStep * (stream + direction)))
        {
            Phase = Phase.Training,
        });
        Lowering.Add(LoopNest.Elementwise(Name, "nothing dropped", mask, [], 1) with { Phase = Phase.Evaluation });
        return mask;
    }
}
