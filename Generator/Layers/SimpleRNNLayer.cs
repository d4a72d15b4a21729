using StaticNet.Generator.Kernels;

namespace StaticNet.Generator.Layers;

/// <summary>hₜ = f(xₜ · kernel + hₜ₋₁ · recurrent kernel + bias).</summary>
internal sealed class SimpleRNNLayer : RecurrentLayer
{
    public override string Kind => "SimpleRNN";

    protected override int Gates => 1;

    protected override void LowerCell(RecurrentPass pass)
    {
        Lowering lowering = pass.Lowering;
        Gate gate = new(pass.Arguments.Activation);
        Tensor? gradients = null;
        Tensor sums = pass.Project(() => gradients!, bias: true);
        pass.Initialize(pass.Hidden);
        RecurrentState state = RecurrentState.Of(pass);
        Contraction product = pass.Recur(pass.Now(sums), state.Multiplied, accumulate: true);
        Tensor sum = pass.Now(sums);
        Tensor after = pass.After(pass.Hidden);
        Expression x = new Expression.Operand(0);
        pass.Scan("steps", back: false,
        [
            .. state.Mask(),
            ContractionGradients.Simplify(product),
            LoopNest.Elementwise(pass.Name, "cell", after, [sum], gate.Of(x)),
        ]);
        lowering.OnBackward(() =>
        {
            gradients = pass.NewSequenceGradient("projection", pass.Steps, pass.Units);
            Tensor hidden = lowering.Gradient(pass.Hidden);
            Tensor gradient = pass.Now(gradients);

            // The sum is kept; f′ may be made from f's output, which is the state.
            bool fromOutput = gate.Keep(x) != x;
            pass.Scan("steps back", back: true,
            [
                LoopNest.Elementwise(
                    pass.Name,
                    "cell gradient",
                    gradient,
                    [fromOutput ? pass.After(pass.Hidden) : pass.Now(sums), pass.After(hidden)],
                    new Expression.Operand(1) * gate.Slope(x)),
                .. state.Back(product, gradient, pass.Before(hidden)),
            ]);
            pass.AddRecurrentKernelGradient(state.AllMultiplied, state.AreStates, gradients);
        });
    }
}
