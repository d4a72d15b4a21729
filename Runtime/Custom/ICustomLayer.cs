using System.Numerics;

namespace StaticNet;

/// <summary>
/// A layer of one's own: a struct that implements this interface and is used as <c>[Custom&lt;Swish&lt;float&gt;&gt;]</c>. The
/// generated code calls it for one sample after the other, directly: nothing is virtual and nothing is allocated. A generic
/// struct serves both precisions, and so does one that implements the interface twice. Several threads may call at once, so it
/// keeps nothing in static fields that it changes.
/// </summary>
/// <remarks>
/// <see cref="CustomLayerAttribute"/> declares the output's shape where it is not the input's, and a
/// <see cref="CustomParameterAttribute"/> each parameter. <see cref="GradientCheck"/> shows whether <see cref="Backward"/> is
/// the derivative of <see cref="Forward"/>.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>: the network's precision.</typeparam>
/// <example>
/// <code>
/// [CustomParameter("beta", LayerSize.InputLast, Initializer = Initializer.Ones)]
/// public readonly struct Swish : ICustomLayer&lt;float&gt;
/// {
///     public static void Forward(in CustomForward&lt;float&gt; pass)
///     {
///         ReadOnlySpan&lt;float&gt; beta = pass.Parameter(0);
///         for (int i = 0; i &lt; pass.Input.Length; i++)
///         {
///             pass.Output[i] = pass.Input[i] / (1 + MathF.Exp(-beta[i % beta.Length] * pass.Input[i]));
///         }
///     }
///
///     public static void Backward(in CustomBackward&lt;float&gt; pass)
///     {
///         ReadOnlySpan&lt;float&gt; beta = pass.Parameter(0);
///         Span&lt;float&gt; betaGradient = pass.ParameterGradient(0);
///         for (int i = 0; i &lt; pass.Input.Length; i++)
///         {
///             int channel = i % beta.Length;
///             float x = pass.Input[i];
///             float sigmoid = 1 / (1 + MathF.Exp(-beta[channel] * x));
///             float slope = sigmoid * (1 - sigmoid);
///             pass.InputGradient[i] = pass.OutputGradient[i] * (sigmoid + (beta[channel] * x * slope));
///             betaGradient[channel] += pass.OutputGradient[i] * x * x * slope;
///         }
///     }
/// }
/// </code>
/// </example>
public interface ICustomLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The output of one sample. It has to depend on the input and the parameters alone.</summary>
    /// <param name="pass">What it reads, and where the output goes: every element has to be written.</param>
    static abstract void Forward(in CustomForward<T> pass);

    /// <summary>The gradients of one sample: what a change of the input and of the parameters does to the loss.</summary>
    /// <param name="pass">
    /// What it reads, and where the gradients go: the input's starts as zeros, the parameters' are added to what other samples
    /// have left.
    /// </param>
    static abstract void Backward(in CustomBackward<T> pass);
}
