using StaticNet.Generator.Kernels;

namespace StaticNet.Generator.Layers;

/// <summary>A product of the rows of a matrix with a kernel inside a layer.</summary>
internal static class Projection
{
    /// <summary>rows · kernel (+ bias) as a tensor of its own, with its way back.</summary>
    /// <param name="lowering">Where the kernels go.</param>
    /// <param name="label">The layer.</param>
    /// <param name="purpose">What is made.</param>
    /// <param name="input">[rows, in].</param>
    /// <param name="kernel">[1, in, out].</param>
    /// <param name="bias">[out], or null.</param>
    /// <param name="output">[rows, out].</param>
    public static void Add(Lowering lowering, string label, string purpose, Tensor input, Tensor kernel, Tensor? bias, Tensor output)
    {
        Contraction product = new(
            label,
            purpose,
            [new Loop("t", input.Dimensions[0]), new Loop("f", output.Channels), new Loop("c", input.Channels)],
            Access.Of(output, IndexExpression.OfLoop(0), IndexExpression.OfLoop(1)),
            Access.Of(input, IndexExpression.OfLoop(0), IndexExpression.OfLoop(2)),
            Access.Of(kernel, IndexExpression.Zero, IndexExpression.OfLoop(2), IndexExpression.OfLoop(1)),
            []);
        lowering.Add(ContractionGradients.Simplify(bias is null ? product : product with { Epilogue = [new Pointwise.AddChannel(bias.Id)] }));
        lowering.OnBackward(() =>
        {
            Tensor gradient = lowering.Gradient(output);
            lowering.Add(ContractionGradients.Simplify(
                ContractionGradients.OfB(product, gradient.Id, lowering.ParameterGradient(kernel).Id)));
            if (bias is not null)
            {
                lowering.Add(new Reduce(
                    label, purpose + ", bias gradient", lowering.ParameterGradient(bias).Id, gradient.Id, [], Accumulate: true));
            }

            lowering.Contribute(input, (inputGradient, accumulate) => ContractionGradients.OfA(
                product, input, kernel, gradient.Id, inputGradient.Id, lowering.Transposed(kernel, label).Id, accumulate));
        });
    }
}
