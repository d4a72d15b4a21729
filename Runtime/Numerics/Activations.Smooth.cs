using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNet.Numerics;

/// <content>Functions made of exponentials and quotients.</content>
public static partial class Activations
{
    /// <summary>s x where x ≥ 0, else s α (eˣ − 1), s = 1.0507…, α = 1.6732….</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> SELU<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.SELU(x);

    /// <summary>s x where x ≥ 0, else s α (eˣ − 1), s = 1.0507…, α = 1.6732….</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> SELU<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.SELU(x);

    /// <summary>s where y &gt; 0, else y + s α.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">What the function gave.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> SELUGradient<T>(Vector512<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.SELUGradient(y);

    /// <summary>s where y &gt; 0, else y + s α.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">What the function gave.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> SELUGradient<T>(Vector<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.SELUGradient(y);

    /// <summary>x where x ≥ 0, else α (e^(x/α) − 1).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    /// <param name="alpha">α, positive.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> CELU<T>(Vector512<T> x, T alpha)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.CELU(x, alpha);

    /// <summary>x where x ≥ 0, else α (e^(x/α) − 1).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    /// <param name="alpha">α, positive.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> CELU<T>(Vector<T> x, T alpha)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.CELU(x, alpha);

    /// <summary>1 where y &gt; 0, else y / α + 1.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">What the function gave.</param>
    /// <param name="alpha">α, positive.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> CELUGradient<T>(Vector512<T> y, T alpha)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.CELUGradient(y, alpha);

    /// <summary>1 where y &gt; 0, else y / α + 1.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">What the function gave.</param>
    /// <param name="alpha">α, positive.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> CELUGradient<T>(Vector<T> y, T alpha)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.CELUGradient(y, alpha);

    /// <summary>
    /// x · σ(z) with z = 2 √(2/π) (x + 0.044715 x³), which is x/2 · (1 + tanh(z/2)). Within 6 units in the last place where x is positive;
    /// for negative x the rounding of the exponent adds 3 |z| units.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> GELUTanh<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.GELUTanh(x);

    /// <summary>
    /// x · σ(z) with z = 2 √(2/π) (x + 0.044715 x³), which is x/2 · (1 + tanh(z/2)). Within 6 units in the last place where x is positive;
    /// for negative x the rounding of the exponent adds 3 |z| units.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> GELUTanh<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.GELUTanh(x);

    /// <summary>σ(z) (1 + x z′ (1 − σ(z))).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> GELUTanhGradient<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.GELUTanhGradient(x);

    /// <summary>σ(z) (1 + x z′ (1 − σ(z))).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> GELUTanhGradient<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.GELUTanhGradient(x);

    /// <summary>x · tanh(ln(1 + eˣ)), to 8 units in the last place; 0 where eˣ is.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Mish<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.Mish(x);

    /// <summary>x · tanh(ln(1 + eˣ)), to 8 units in the last place; 0 where eˣ is.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Mish<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.Mish(x);

    /// <summary>Its derivative, to 8 units of 1 in the last place.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> MishGradient<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.MishGradient(x);

    /// <summary>Its derivative, to 8 units of 1 in the last place.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> MishGradient<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.MishGradient(x);

    /// <summary>x / (1 + |x|).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Softsign<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.Softsign(x);

    /// <summary>x / (1 + |x|).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Softsign<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.Softsign(x);

    /// <summary>1 / (1 + |x|)².</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> SoftsignGradient<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.SoftsignGradient(x);

    /// <summary>1 / (1 + |x|)².</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> SoftsignGradient<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.SoftsignGradient(x);

    /// <summary>eˣ.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Exponential<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ElementaryFunctions.Exp<Vector512Operations<T>, Vector512<T>, T>(x);

    /// <summary>eˣ.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Exponential<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ElementaryFunctions.Exp<VectorOperations<T>, Vector<T>, T>(x);

    /// <summary>y.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">What the function gave.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> ExponentialGradient<T>(Vector512<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        y;

    /// <summary>y.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">What the function gave.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> ExponentialGradient<T>(Vector<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        y;

    /// <summary>−ln(1 + e⁻ˣ).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> LogSigmoid<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.LogSigmoid(x);

    /// <summary>−ln(1 + e⁻ˣ).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> LogSigmoid<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.LogSigmoid(x);

    /// <summary>1 − eʸ.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">What the function gave.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> LogSigmoidGradient<T>(Vector512<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.LogSigmoidGradient(y);

    /// <summary>1 − eʸ.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">What the function gave.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> LogSigmoidGradient<T>(Vector<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.LogSigmoidGradient(y);

    /// <summary>x − tanh(x), to 4 units of x in the last place.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> TanhShrink<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.TanhShrink(x);

    /// <summary>x − tanh(x), to 4 units of x in the last place.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> TanhShrink<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.TanhShrink(x);

    /// <summary>tanh² x.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> TanhShrinkGradient<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.TanhShrinkGradient(x);

    /// <summary>tanh² x.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> TanhShrinkGradient<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.TanhShrinkGradient(x);
}
