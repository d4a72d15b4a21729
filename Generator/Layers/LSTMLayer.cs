using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>
/// Long short-term memory (Hochreiter, Schmidhuber, 1997; forget gate of Gers et al., 2000). Gates in Keras' order i, f, c, o:
/// cₜ = f cₜ₋₁ + i g, hₜ = o f(cₜ).
/// </summary>
internal sealed class LSTMLayer : RecurrentLayer
{
    private const int Input = 0;
    private const int Forget = 1;
    private const int Candidate = 2;
    private const int Output = 3;

    public override string Kind => "LSTM";

    protected override int Gates => 4;

    protected override bool HasForgetGate => true;

    protected override Parameter Bias(string prefix, RecurrentArguments arguments)
    {
        Parameter bias = base.Bias(prefix, arguments);
        if (!arguments.UnitForgetBias && bias.Initializer != InitializerKind.UnitForgetGate)
        {
            return bias;
        }

        double others = bias.Initializer switch
        {
            InitializerKind.Ones => 1,
            InitializerKind.Constant => bias.InitializerValue,
            _ => 0,
        };
        return bias with { Initializer = InitializerKind.UnitForgetGate, InitializerValue = others };
    }

    protected override void LowerCell(RecurrentPass pass)
    {
        Lowering lowering = pass.Lowering;
        int units = pass.Units;
        Gate activation = new(pass.Arguments.Activation);
        Gate recurrent = new(pass.Arguments.RecurrentActivation);
        Gate[] gates = [recurrent, recurrent, activation, recurrent];
        Tensor? gradients = null;
        Tensor sums = pass.Project(() => gradients!, bias: true);
        Tensor cells = pass.NewStates("cell");
        pass.Initialize(pass.Hidden);
        pass.Initialize(cells, cell: true);
        RecurrentState state = RecurrentState.Of(pass);
        Tensor sum = pass.Now(sums);
        Contraction product = pass.Recur(sum, state.Multiplied, accumulate: true);
        EquatableArray<Loop> loops = [new Loop("u", units)];
        Access Slice(Tensor tensor, int gate) => Access.Of(tensor, IndexExpression.Sum(gate * units, new Term(0, 1)));
        Access[] slices = [.. Enumerable.Range(0, 4).Select(gate => Slice(sum, gate))];
        Expression[] x = [.. Enumerable.Range(0, 8).Select(static operand => new Expression.Operand(operand))];
        Expression cell = (gates[Forget].Of(x[Forget]) * x[4]) + (gates[Input].Of(x[Input]) * gates[Candidate].Of(x[Candidate]));

        // Training keeps the gates in place of their sums.
        NestResult[] Kept(params int[] places) => lowering.Training
            ? [.. places.Select(gate => new NestResult(slices[gate], gates[gate].Keep(x[gate])))]
            : [];

        // Two loops: in one, a chain of two functions would be too long to overlap with the next units'.
        pass.Scan("steps", back: false,
        [
            .. state.Mask(),
            ContractionGradients.Simplify(product),
            new LoopNest(
                pass.Name,
                "cell",
                loops,
                [.. slices, Access.Whole(pass.Before(cells))],
                [new NestResult(Access.Whole(pass.After(cells)), cell), .. Kept(Input, Forget, Candidate)]).Trimmed(),
            new LoopNest(
                pass.Name,
                "state",
                loops,
                [.. slices, Access.Whole(pass.After(cells))],
                [new NestResult(Access.Whole(pass.After(pass.Hidden)), gates[Output].Of(x[Output]) * activation.Of(x[4])), .. Kept(Output)]).Trimmed(),
        ]);
        lowering.OnBackward(() =>
        {
            gradients = pass.NewSequenceGradient("projection", pass.Steps, 4 * units);
            Tensor hidden = lowering.Gradient(pass.Hidden);
            Tensor cellGradients = pass.StateGradients(cells);
            Tensor gradient = pass.Now(gradients);
            (Expression before, Expression after, Expression dh, Expression dc) = (x[4], x[5], x[6], x[7]);
            Expression squashed = activation.Of(after);
            Expression slope = activation.Slope(activation.Keep(after));
            Expression ofCell = dc + (dh * gates[Output].Value(x[Output]) * slope);
            Expression[] ofGates =
            [
                ofCell * gates[Candidate].Value(x[Candidate]),
                ofCell * before,
                ofCell * gates[Input].Value(x[Input]),
                dh * squashed,
            ];
            pass.Scan("steps back", back: true,
            [
                new LoopNest(
                    pass.Name,
                    "cell gradient",
                    loops,
                    [
                        .. slices,
                        Access.Whole(pass.Before(cells)),
                        Access.Whole(pass.After(cells)),
                        Access.Whole(pass.After(hidden)),
                        Access.Whole(pass.After(cellGradients)),
                    ],
                    [
                        new NestResult(Access.Whole(pass.Before(cellGradients)), ofCell * gates[Forget].Value(x[Forget])),
                        .. Enumerable.Range(0, 4).Select(gate => new NestResult(Slice(gradient, gate), ofGates[gate] * gates[gate].Slope(x[gate]))),
                    ]),
                .. state.Back(product, gradient, pass.Before(hidden)),
            ]);
            pass.AddRecurrentKernelGradient(state.AllMultiplied, state.AreStates, gradients);
        });
    }
}
