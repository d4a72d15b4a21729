using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>
/// Gated recurrent unit (Cho et al., 2014). Gates in Keras' order z, r, candidate: hₜ = z hₜ₋₁ + (1 − z) candidate, the reset
/// gate applied to the state before its product with the recurrent kernel or to the product.
/// </summary>
internal sealed class GRULayer : RecurrentLayer
{
    private const int Update = 0;
    private const int Reset = 1;
    private const int Candidate = 2;

    public override string Kind => "GRU";

    protected override int Gates => 3;

    // Reset before: the candidate's columns are multiplied by another state than the gates'.
    protected override int RecurrentGroups(RecurrentArguments arguments) => arguments.ResetAfter ? 1 : Gates;

    protected override Parameter Bias(string prefix, RecurrentArguments arguments)
    {
        Parameter bias = base.Bias(prefix, arguments);
        if (!arguments.ResetAfter)
        {
            return bias;
        }

        Shape shape = new(2, bias.Shape[0]);
        (int fanIn, int fanOut) = Fans.Of(shape);
        return bias with { Shape = shape, FanIn = fanIn, FanOut = fanOut, Flat = true };
    }

    protected override void LowerCell(RecurrentPass pass)
    {
        if (pass.Arguments.ResetAfter)
        {
            LowerResetAfter(pass);
        }
        else
        {
            LowerResetBefore(pass);
        }
    }

    private static void LowerResetAfter(RecurrentPass pass)
    {
        Lowering lowering = pass.Lowering;
        int units = pass.Units;
        Gate activation = new(pass.Arguments.Activation);
        Gate recurrent = new(pass.Arguments.RecurrentActivation);
        Tensor? gradients = null;
        Tensor sums = pass.Project(() => gradients!, bias: false);
        Tensor products = pass.NewSequence("recurrent", 3 * units);
        pass.Initialize(pass.Hidden);
        RecurrentState state = RecurrentState.Of(pass);
        (Tensor sum, Tensor product) = (pass.Now(sums), pass.Now(products));
        Contraction multiply = pass.Recur(product, state.Multiplied, accumulate: false);
        EquatableArray<Loop> loops = [new Loop("u", units)];

        // Operands: three sums, three products, the state before and, if there is a bias, its two rows of three.
        List<Access> operands = [.. Slices(sum, units), .. Slices(product, units), Access.Whole(pass.Before(pass.Hidden))];
        Expression[] x = [.. Enumerable.Range(0, 13).Select(static operand => new Expression.Operand(operand))];
        Expression[] inputs = [x[0], x[1], x[2]];
        Expression[] states = [x[3], x[4], x[5]];
        if (pass.Bias is Tensor bias)
        {
            for (int row = 0; row < 2; row++)
            {
                for (int gate = 0; gate < 3; gate++)
                {
                    Expression operand = x[operands.Count];
                    operands.Add(Access.Of(bias, IndexExpression.Sum(row), IndexExpression.Sum(gate * units, new Term(0, 1))));
                    Expression[] sides = row == 0 ? inputs : states;
                    sides[gate] += operand;
                }
            }
        }

        Expression before = x[6];
        Expression preUpdate = inputs[Update] + states[Update];
        Expression preReset = inputs[Reset] + states[Reset];
        Expression preCandidate = inputs[Candidate] + (recurrent.Of(preReset) * states[Candidate]);
        Expression update = recurrent.Of(preUpdate);
        Access candidate = operands[Candidate];

        // Training keeps the gates in place of their sums. Two loops: in one, a chain of two functions would be too long to
        // overlap with the next units'.
        NestResult[] Kept(params (int Place, Expression Value)[] values) => lowering.Training
            ? [.. values.Select(value => new NestResult(operands[value.Place], value.Value))]
            : [];
        pass.Scan("steps", back: false,
        [
            .. state.Mask(),
            ContractionGradients.Simplify(multiply),
            new LoopNest(
                pass.Name,
                "candidate",
                loops,
                operands.ToEquatableArray(),
                [new NestResult(candidate, preCandidate), .. Kept((Reset, recurrent.Keep(preReset)), (3 + Candidate, states[Candidate]))]).Trimmed(),
            new LoopNest(
                pass.Name,
                "cell",
                loops,
                operands.ToEquatableArray(),
                [
                    new NestResult(Access.Whole(pass.After(pass.Hidden)), (update * before) + ((1 - update) * activation.Of(x[Candidate]))),
                    .. Kept((Update, recurrent.Keep(preUpdate)), (Candidate, activation.Keep(x[Candidate]))),
                ]).Trimmed(),
        ]);
        lowering.OnBackward(() =>
        {
            gradients = pass.NewSequenceGradient("projection", pass.Steps, 3 * units);
            Tensor productGradients = pass.NewSequenceGradient("recurrent", pass.Steps, 3 * units);
            Tensor hidden = lowering.Gradient(pass.Hidden);
            (Tensor gradient, Tensor productGradient) = (pass.Now(gradients), pass.Now(productGradients));
            Expression z = recurrent.Value(x[Update]);
            Expression r = recurrent.Value(x[Reset]);
            Expression dh = x[5];
            Expression dCandidate = dh * (1 - z) * activation.Slope(x[Candidate]);
            Expression dUpdate = dh * (x[4] - activation.Value(x[Candidate])) * recurrent.Slope(x[Update]);
            Expression dReset = dCandidate * x[3] * recurrent.Slope(x[Reset]);
            Access[] outer = Slices(gradient, units);
            Access[] inner = Slices(productGradient, units);
            pass.Scan("steps back", back: true,
            [
                new LoopNest(
                    pass.Name,
                    "cell gradient",
                    loops,
                    [
                        .. Slices(sum, units),
                        Slices(product, units)[Candidate],
                        Access.Whole(pass.Before(pass.Hidden)),
                        Access.Whole(pass.After(hidden)),
                    ],
                    [
                        new(outer[Update], dUpdate),
                        new(outer[Reset], dReset),
                        new(outer[Candidate], dCandidate),
                        new(inner[Update], dUpdate),
                        new(inner[Reset], dReset),
                        new(inner[Candidate], dCandidate * r),
                        new(Access.Whole(pass.Before(hidden)), dh * z, Accumulate: true),
                    ]),
                .. state.Back(multiply, productGradient, pass.Before(hidden)),
            ]);
            pass.AddRecurrentKernelGradient(state.AllMultiplied, state.AreStates, productGradients);
            if (pass.Bias is Tensor vector)
            {
                AddBiasGradient(pass, lowering.ParameterGradient(vector), 0, gradients);
                AddBiasGradient(pass, lowering.ParameterGradient(vector), 1, productGradients);
            }
        });
    }

    private static void LowerResetBefore(RecurrentPass pass)
    {
        Lowering lowering = pass.Lowering;
        int units = pass.Units;
        Gate activation = new(pass.Arguments.Activation);
        Gate recurrent = new(pass.Arguments.RecurrentActivation);
        Tensor? gradients = null;
        Tensor sums = pass.Project(() => gradients!, bias: true);
        Tensor gates = pass.NewSequence("gates", 2 * units);
        Tensor resets = pass.NewSequence("reset", units);
        Tensor candidates = pass.NewSequence("candidate", units);
        pass.Initialize(pass.Hidden);
        RecurrentState state = RecurrentState.Of(pass);
        Tensor sum = pass.Now(sums);
        Tensor gate = pass.Now(gates);
        Tensor reset = pass.Now(resets);
        Tensor candidate = pass.Now(candidates);
        Contraction multiplyGates = pass.Recur(gate, state.Multiplied, accumulate: false, group: 0, groups: 2);
        Contraction multiplyReset = pass.Recur(candidate, reset, accumulate: false, group: 2);
        EquatableArray<Loop> loops = [new Loop("u", units)];
        Access Part(Tensor tensor, int slice) => Access.Of(tensor, IndexExpression.Sum(slice * units, new Term(0, 1)));
        Expression[] x = [.. Enumerable.Range(0, 8).Select(static operand => new Expression.Operand(operand))];
        Expression preUpdate = x[0] + x[2];
        Expression preReset = x[1] + x[3];
        Expression preCandidate = x[0] + x[1];
        pass.Scan("steps", back: false,
        [
            .. state.Mask(),
            ContractionGradients.Simplify(multiplyGates),
            new LoopNest(
                pass.Name,
                "gates",
                loops,
                [Part(sum, Update), Part(sum, Reset), Part(gate, Update), Part(gate, Reset), Access.Whole(state.Multiplied)],
                [
                    new(Part(gate, Update), recurrent.Keep(preUpdate)),
                    new(Part(gate, Reset), recurrent.Keep(preReset)),
                    new(Access.Whole(reset), recurrent.Of(preReset) * x[4]),
                ]),
            ContractionGradients.Simplify(multiplyReset),
            new LoopNest(
                pass.Name,
                "cell",
                loops,
                [Part(sum, Candidate), Access.Whole(candidate), Part(gate, Update), Access.Whole(pass.Before(pass.Hidden))],
                [
                    new(
                        Access.Whole(pass.After(pass.Hidden)),
                        (recurrent.Value(x[2]) * x[3]) + ((1 - recurrent.Value(x[2])) * activation.Of(preCandidate))),
                    new(Access.Whole(candidate), activation.Keep(preCandidate)),
                ]),
        ]);
        lowering.OnBackward(() =>
        {
            gradients = pass.NewSequenceGradient("projection", pass.Steps, 3 * units);
            Tensor resetGradients = pass.NewSequenceGradient("reset", pass.Steps, units);
            Tensor hidden = lowering.Gradient(pass.Hidden);
            Tensor gradient = pass.Now(gradients);
            Tensor resetGradient = pass.Now(resetGradients);

            // The gradients of the candidate's and of the gates' products are parts of one tensor: views of their own.
            Tensor candidateGradients = pass.NewSequenceGradient("candidate", pass.Steps, units);
            Tensor gateGradients = pass.NewSequenceGradient("gates", pass.Steps, 2 * units);
            (Tensor candidateGradient, Tensor gateGradient) = (pass.Now(candidateGradients), pass.Now(gateGradients));
            Expression z = recurrent.Value(x[0]);
            Expression dh = x[3];
            Expression dCandidate = dh * (1 - z) * activation.Slope(x[1]);
            Expression dUpdate = dh * (x[2] - activation.Value(x[1])) * recurrent.Slope(x[0]);
            Expression dReset = x[1] * x[2] * recurrent.Slope(x[0]);

            // A masked state is multiplied by the reset gate too: its gradient goes through the mask.
            Expression handedOn = x[1] * recurrent.Value(x[0]);
            List<Access> resetOperands = [Part(gate, Reset), Access.Whole(resetGradient), Access.Whole(state.Multiplied)];
            if (pass.RecurrentMask is Tensor mask)
            {
                handedOn *= x[3];
                resetOperands.Add(Access.Whole(mask));
            }

            pass.Scan("steps back", back: true,
            [
                new LoopNest(
                    pass.Name,
                    "cell gradient",
                    loops,
                    [Part(gate, Update), Access.Whole(candidate), Access.Whole(pass.Before(pass.Hidden)), Access.Whole(pass.After(hidden))],
                    [
                        new(Part(gradient, Update), dUpdate),
                        new(Part(gateGradient, Update), dUpdate),
                        new(Part(gradient, Candidate), dCandidate),
                        new(Access.Whole(candidateGradient), dCandidate),
                        new(Access.Whole(pass.Before(hidden)), dh * z, Accumulate: true),
                    ]),
                .. pass.RecurBack(multiplyReset, reset, candidateGradient, resetGradient, accumulate: false),
                new LoopNest(
                    pass.Name,
                    "reset gradient",
                    loops,
                    resetOperands.ToEquatableArray(),
                    [
                        new(Part(gradient, Reset), dReset),
                        new(Part(gateGradient, Reset), dReset),
                        new(Access.Whole(pass.Before(hidden)), handedOn, Accumulate: true),
                    ]),
                .. state.Back(multiplyGates, gateGradient, pass.Before(hidden)),
            ]);
            pass.AddRecurrentKernelGradient(state.AllMultiplied, state.AreStates, gateGradients, groups: 2);
            pass.AddRecurrentKernelGradient(resets, areStates: false, candidateGradients, group: 2);
        });
    }

    private static Access[] Slices(Tensor tensor, int units) =>
        [.. Enumerable.Range(0, 3).Select(gate => Access.Of(tensor, IndexExpression.Sum(gate * units, new Term(0, 1))))];

    /// <summary>A row of the bias gets the sum over all steps.</summary>
    private static void AddBiasGradient(RecurrentPass pass, Tensor biasGradient, int row, Tensor gradients) =>
        pass.Lowering.Add(new LoopNest(
            pass.Name,
            "bias gradient",
            LoopNest.LoopsOf(gradients.Dimensions),
            [Access.Whole(gradients)],
            [
                new NestResult(
                    Access.Of(biasGradient, IndexExpression.Sum(row), IndexExpression.OfLoop(1)), new Expression.Operand(0), Accumulate: true),
            ]));
}
