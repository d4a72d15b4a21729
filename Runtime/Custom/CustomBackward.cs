using System;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// What a custom layer reads and writes on the way back: one sample, with the input and the output of its forward pass.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public readonly ref struct CustomBackward<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CustomParameters<T> _parameters;
    private readonly Span<T> _parameterGradients;

    /// <summary>For generated code, and for tests that call a layer by themselves.</summary>
    /// <param name="input">The input.</param>
    /// <param name="output">The output that was computed from it.</param>
    /// <param name="outputGradient">∂loss/∂output.</param>
    /// <param name="inputGradient">Receives ∂loss/∂input; zeros before.</param>
    /// <param name="inputShape">The input's sizes.</param>
    /// <param name="outputShape">The output's sizes.</param>
    /// <param name="parameters">A block that holds all parameters.</param>
    /// <param name="parameterGradients">A block of the same size, to which ∂loss/∂parameter is added.</param>
    /// <param name="places">First element and number of elements of each parameter in the blocks, parameter by parameter.</param>
    public CustomBackward(
        ReadOnlySpan<T> input,
        ReadOnlySpan<T> output,
        ReadOnlySpan<T> outputGradient,
        Span<T> inputGradient,
        ReadOnlySpan<int> inputShape,
        ReadOnlySpan<int> outputShape,
        ReadOnlySpan<T> parameters = default,
        Span<T> parameterGradients = default,
        ReadOnlySpan<int> places = default)
    {
        Input = input;
        Output = output;
        OutputGradient = outputGradient;
        InputGradient = inputGradient;
        InputShape = inputShape;
        OutputShape = outputShape;
        _parameters = new CustomParameters<T>(parameters, places);
        _parameterGradients = parameterGradients;
    }

    /// <summary>The input's elements in row-major order, channels last.</summary>
    public ReadOnlySpan<T> Input { get; }

    /// <summary>The output's elements, as the forward pass has written them.</summary>
    public ReadOnlySpan<T> Output { get; }

    /// <summary>∂loss/∂output, element by element.</summary>
    public ReadOnlySpan<T> OutputGradient { get; }

    /// <summary>
    /// Receives ∂loss/∂input. It holds zeros before, so that it may be set or added to as suits the layer; what other layers
    /// that read the same input contribute is added elsewhere.
    /// </summary>
    public Span<T> InputGradient { get; }

    /// <summary>The input's sizes, channels last: 1 to 4 of them.</summary>
    public ReadOnlySpan<int> InputShape { get; }

    /// <summary>The output's sizes, channels last: 1 to 4 of them.</summary>
    public ReadOnlySpan<int> OutputShape { get; }

    /// <summary>How many parameters the layer has.</summary>
    public int ParameterCount => _parameters.Count;

    /// <summary>A parameter's elements in row-major order.</summary>
    /// <param name="index">Its position among the layer's <see cref="CustomParameterAttribute"/>s, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such parameter.</exception>
    public ReadOnlySpan<T> Parameter(int index) => _parameters[index];

    /// <summary>
    /// Where ∂loss/∂parameter is to be added: it holds the sum over the samples before this one. Never set it, add to it.
    /// </summary>
    /// <param name="index">The parameter's position among the layer's <see cref="CustomParameterAttribute"/>s, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such parameter.</exception>
    public Span<T> ParameterGradient(int index)
    {
        (int start, int count) = _parameters.Place(index);
        return _parameterGradients.Slice(start, count);
    }
}
