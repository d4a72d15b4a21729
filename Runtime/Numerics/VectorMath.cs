using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNet.Numerics;

/// <summary>
/// Elementary functions of vectors. Errors are at most 4 units in the last place in either precision; results below 3·10⁻³⁸
/// (single) or 4·10⁻³⁰⁸ (double), a little above the smallest normal numbers, may become 0. NaN stays NaN, no result leaves the
/// function's range, and all saturate without falling.
/// </summary>
public static class VectorMath
{
    /// <summary>eˣ; +∞ where that is too large.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Exp<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ElementaryFunctions.Exp<Vector512Operations<T>, Vector512<T>, T>(x);

    /// <summary>eˣ; +∞ where that is too large.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Exp<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ElementaryFunctions.Exp<VectorOperations<T>, Vector<T>, T>(x);

    /// <summary>eˣ − 1, accurate near 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Expm1<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ElementaryFunctions.Expm1<Vector512Operations<T>, Vector512<T>, T>(x);

    /// <summary>eˣ − 1, accurate near 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Expm1<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ElementaryFunctions.Expm1<VectorOperations<T>, Vector<T>, T>(x);

    /// <summary>The hyperbolic tangent, −1 to 1.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Tanh<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ElementaryFunctions.Tanh<Vector512Operations<T>, Vector512<T>, T>(x);

    /// <summary>The hyperbolic tangent, −1 to 1.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Tanh<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ElementaryFunctions.Tanh<VectorOperations<T>, Vector<T>, T>(x);

    /// <summary>1 / (1 + e⁻ˣ), 0 to 1.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Sigmoid<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ElementaryFunctions.Sigmoid<Vector512Operations<T>, Vector512<T>, T>(x);

    /// <summary>1 / (1 + e⁻ˣ), 0 to 1.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Sigmoid<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ElementaryFunctions.Sigmoid<VectorOperations<T>, Vector<T>, T>(x);

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

    /// <summary>The error function, −1 to 1.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Erf<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ErrorFunctions.Erf<Vector512Operations<T>, Vector512<T>, T>(x);

    /// <summary>The error function, −1 to 1.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Erf<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ErrorFunctions.Erf<VectorOperations<T>, Vector<T>, T>(x);
}
