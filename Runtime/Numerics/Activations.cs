using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNet.Numerics;

/// <summary>
/// The activation functions of vectors, and the factor by which each scales a gradient on the way back: from what the function
/// gave, where that tells it, else from its argument. NaN stays NaN in functions and factors; at ±∞ they are their limits.
/// Accuracy is that of <see cref="VectorMath"/>, 6 units in the last place for SiLU, and what the others say.
/// </summary>
public static partial class Activations
{
    /// <summary>max(x, 0).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> ReLU<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.ReLU(x);

    /// <summary>max(x, 0).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> ReLU<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.ReLU(x);

    /// <summary>1 where y &gt; 0, else 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">What the function gave.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> ReLUGradient<T>(Vector512<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.ReLUGradient(y);

    /// <summary>1 where y &gt; 0, else 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">What the function gave.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> ReLUGradient<T>(Vector<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.ReLUGradient(y);

    /// <summary>x where x ≥ 0, else slope · x.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    /// <param name="slope">The slope below 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> LeakyReLU<T>(Vector512<T> x, T slope)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.LeakyReLU(x, slope);

    /// <summary>x where x ≥ 0, else slope · x.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    /// <param name="slope">The slope below 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> LeakyReLU<T>(Vector<T> x, T slope)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.LeakyReLU(x, slope);

    /// <summary>1 where y &gt; 0, else the slope.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">What the function gave.</param>
    /// <param name="slope">The slope below 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> LeakyReLUGradient<T>(Vector512<T> y, T slope)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.LeakyReLUGradient(y, slope);

    /// <summary>1 where y &gt; 0, else the slope.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">What the function gave.</param>
    /// <param name="slope">The slope below 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> LeakyReLUGradient<T>(Vector<T> y, T slope)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.LeakyReLUGradient(y, slope);

    /// <summary>min(max(x, 0), 6).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> ReLU6<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.ReLU6(x);

    /// <summary>min(max(x, 0), 6).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> ReLU6<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.ReLU6(x);

    /// <summary>1 where 0 &lt; y &lt; 6, else 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">What the function gave.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> ReLU6Gradient<T>(Vector512<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.ReLU6Gradient(y);

    /// <summary>1 where 0 &lt; y &lt; 6, else 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">What the function gave.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> ReLU6Gradient<T>(Vector<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.ReLU6Gradient(y);

    /// <summary>x where x ≥ 0, else α (eˣ − 1).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    /// <param name="alpha">α.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> ELU<T>(Vector512<T> x, T alpha)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.ELU(x, alpha);

    /// <summary>x where x ≥ 0, else α (eˣ − 1).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    /// <param name="alpha">α.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> ELU<T>(Vector<T> x, T alpha)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.ELU(x, alpha);

    /// <summary>1 where y &gt; 0, else y + α.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">What the function gave.</param>
    /// <param name="alpha">α.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> ELUGradient<T>(Vector512<T> y, T alpha)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.ELUGradient(y, alpha);

    /// <summary>1 where y &gt; 0, else y + α.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">What the function gave.</param>
    /// <param name="alpha">α.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> ELUGradient<T>(Vector<T> y, T alpha)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.ELUGradient(y, alpha);

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Sigmoid<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ElementaryFunctions.Sigmoid<Vector512Operations<T>, Vector512<T>, T>(x);

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Sigmoid<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ElementaryFunctions.Sigmoid<VectorOperations<T>, Vector<T>, T>(x);

    /// <summary>y (1 − y).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">What the function gave.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> SigmoidGradient<T>(Vector512<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.SigmoidGradient(y);

    /// <summary>y (1 − y).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">What the function gave.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> SigmoidGradient<T>(Vector<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.SigmoidGradient(y);

    /// <summary>σ(x) · tanh z in one quotient, within 5 units in the last place: what gates of recurrent layers do.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments of the sigmoid.</param>
    /// <param name="z">The arguments of the hyperbolic tangent.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> SigmoidTanh<T>(Vector512<T> x, Vector512<T> z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ElementaryFunctions.SigmoidTanh<Vector512Operations<T>, Vector512<T>, T>(x, z);

    /// <summary>σ(x) · tanh z in one quotient, within 5 units in the last place: what gates of recurrent layers do.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments of the sigmoid.</param>
    /// <param name="z">The arguments of the hyperbolic tangent.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> SigmoidTanh<T>(Vector<T> x, Vector<T> z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ElementaryFunctions.SigmoidTanh<VectorOperations<T>, Vector<T>, T>(x, z);

    /// <summary>The hyperbolic tangent.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Tanh<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ElementaryFunctions.Tanh<Vector512Operations<T>, Vector512<T>, T>(x);

    /// <summary>The hyperbolic tangent.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Tanh<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ElementaryFunctions.Tanh<VectorOperations<T>, Vector<T>, T>(x);

    /// <summary>1 − y².</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">What the function gave.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> TanhGradient<T>(Vector512<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.TanhGradient(y);

    /// <summary>1 − y².</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">What the function gave.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> TanhGradient<T>(Vector<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.TanhGradient(y);

    /// <summary>ln(1 + eˣ).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Softplus<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ElementaryFunctions.Softplus<Vector512Operations<T>, Vector512<T>, T>(x);

    /// <summary>ln(1 + eˣ).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Softplus<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ElementaryFunctions.Softplus<VectorOperations<T>, Vector<T>, T>(x);

    /// <summary>1 − e⁻ʸ.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">What the function gave.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> SoftplusGradient<T>(Vector512<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.SoftplusGradient(y);

    /// <summary>1 − e⁻ʸ.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">What the function gave.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> SoftplusGradient<T>(Vector<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.SoftplusGradient(y);

    /// <summary>x · sigmoid(x).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> SiLU<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.SiLU(x);

    /// <summary>x · sigmoid(x).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> SiLU<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.SiLU(x);

    /// <summary>σ (1 + x (1 − σ)), σ = sigmoid(x).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> SiLUGradient<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.SiLUGradient(x);

    /// <summary>σ (1 + x (1 − σ)), σ = sigmoid(x).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> SiLUGradient<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.SiLUGradient(x);

    /// <summary>
    /// x · Φ(x), Φ the normal distribution function. Within 4 units in the last place where x is positive, 16 where it is
    /// negative, down to −11; from there on, where results are below 10⁻²⁷, to a relative 2·10⁻⁸.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> GELU<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.GELU(x);

    /// <summary>
    /// x · Φ(x), Φ the normal distribution function. Within 4 units in the last place where x is positive, 16 where it is
    /// negative, down to −11; from there on, where results are below 10⁻²⁷, to a relative 2·10⁻⁸.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> GELU<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.GELU(x);

    /// <summary>Φ(x) + x φ(x).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> GELUGradient<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.GELUGradient(x);

    /// <summary>Φ(x) + x φ(x).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> GELUGradient<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.GELUGradient(x);
}
