using System;
using System.Numerics;

namespace StaticNet;

/// <summary>What a custom layer reads and writes on the way from its input to its output: one sample.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public readonly ref struct CustomForward<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CustomParameters<T> _parameters;

    /// <summary>For generated code, and for tests that call a layer by themselves.</summary>
    /// <param name="input">The input.</param>
    /// <param name="output">Receives the output.</param>
    /// <param name="inputShape">The input's sizes.</param>
    /// <param name="outputShape">The output's sizes.</param>
    /// <param name="parameters">A block that holds all parameters.</param>
    /// <param name="places">First element and number of elements of each parameter in the block, parameter by parameter.</param>
    public CustomForward(
        ReadOnlySpan<T> input,
        Span<T> output,
        ReadOnlySpan<int> inputShape,
        ReadOnlySpan<int> outputShape,
        ReadOnlySpan<T> parameters = default,
        ReadOnlySpan<int> places = default)
    {
        Input = input;
        Output = output;
        InputShape = inputShape;
        OutputShape = outputShape;
        _parameters = new CustomParameters<T>(parameters, places);
    }

    /// <summary>The input's elements in row-major order, channels last.</summary>
    public ReadOnlySpan<T> Input { get; }

    /// <summary>Receives the output's elements in row-major order; holds leftovers before.</summary>
    public Span<T> Output { get; }

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
}
