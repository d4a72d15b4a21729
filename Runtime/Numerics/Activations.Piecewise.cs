using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNet.Numerics;

/// <content>Functions in pieces that are lines, or a parabola.</content>
public static partial class Activations
{
    /// <summary>min(x, maximum) where x is above the threshold, else slope · (x − threshold).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    /// <param name="maxValue">Where it is clipped, positive; infinity for nowhere.</param>
    /// <param name="slope">The slope below the threshold.</param>
    /// <param name="threshold">Where it begins; at least 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> ReLU<T>(Vector512<T> x, T maxValue, T slope, T threshold)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.ReLU(x, maxValue, slope, threshold);

    /// <summary>min(x, maximum) where x is above the threshold, else slope · (x − threshold).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    /// <param name="maxValue">Where it is clipped, positive; infinity for nowhere.</param>
    /// <param name="slope">The slope below the threshold.</param>
    /// <param name="threshold">Where it begins; at least 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> ReLU<T>(Vector<T> x, T maxValue, T slope, T threshold)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.ReLU(x, maxValue, slope, threshold);

    /// <summary>1 where 0 &lt; y &lt; maximum, 0 from there on, and the slope for the others.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">What the function gave.</param>
    /// <param name="maxValue">Where it is clipped, positive; infinity for nowhere.</param>
    /// <param name="slope">The slope below the threshold.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> ReLUGradient<T>(Vector512<T> y, T maxValue, T slope)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.ReLUGradient(y, maxValue, slope);

    /// <summary>1 where 0 &lt; y &lt; maximum, 0 from there on, and the slope for the others.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">What the function gave.</param>
    /// <param name="maxValue">Where it is clipped, positive; infinity for nowhere.</param>
    /// <param name="slope">The slope below the threshold.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> ReLUGradient<T>(Vector<T> y, T maxValue, T slope)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.ReLUGradient(y, maxValue, slope);

    /// <summary>x where it is above the threshold, else 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    /// <param name="threshold">Up to where the function is 0; at least 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> ThresholdedReLU<T>(Vector512<T> x, T threshold)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.ThresholdedReLU(x, threshold);

    /// <summary>x where it is above the threshold, else 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    /// <param name="threshold">Up to where the function is 0; at least 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> ThresholdedReLU<T>(Vector<T> x, T threshold)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.ThresholdedReLU(x, threshold);

    /// <summary>1 where y &gt; 0, else 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">What the function gave.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> ThresholdedReLUGradient<T>(Vector512<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.ReLUGradient(y);

    /// <summary>1 where y &gt; 0, else 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">What the function gave.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> ThresholdedReLUGradient<T>(Vector<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.ReLUGradient(y);

    /// <summary>min(max(x + 3, 0), 6) / 6.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> HardSigmoid<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.HardSigmoid(x);

    /// <summary>min(max(x + 3, 0), 6) / 6.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> HardSigmoid<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.HardSigmoid(x);

    /// <summary>1/6 where 0 &lt; y &lt; 1, else 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">What the function gave.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> HardSigmoidGradient<T>(Vector512<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.HardSigmoidGradient(y);

    /// <summary>1/6 where 0 &lt; y &lt; 1, else 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">What the function gave.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> HardSigmoidGradient<T>(Vector<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.HardSigmoidGradient(y);

    /// <summary>x · min(max(x + 3, 0), 6) / 6.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> HardSiLU<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.HardSiLU(x);

    /// <summary>x · min(max(x + 3, 0), 6) / 6.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> HardSiLU<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.HardSiLU(x);

    /// <summary>(2x + 3) / 6 where −3 &lt; x &lt; 3, below 0, above 1.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> HardSiLUGradient<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.HardSiLUGradient(x);

    /// <summary>(2x + 3) / 6 where −3 &lt; x &lt; 3, below 0, above 1.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> HardSiLUGradient<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.HardSiLUGradient(x);

    /// <summary>min(max(x, −1), 1).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> HardTanh<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.HardTanh(x);

    /// <summary>min(max(x, −1), 1).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> HardTanh<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.HardTanh(x);

    /// <summary>1 where −1 &lt; y &lt; 1, else 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">What the function gave.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> HardTanhGradient<T>(Vector512<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.HardTanhGradient(y);

    /// <summary>1 where −1 &lt; y &lt; 1, else 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">What the function gave.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> HardTanhGradient<T>(Vector<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.HardTanhGradient(y);

    /// <summary>What x exceeds the threshold by, in either direction; 0 within.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    /// <param name="threshold">Up to where the function is 0; at least 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> SoftShrink<T>(Vector512<T> x, T threshold)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.SoftShrink(x, threshold);

    /// <summary>What x exceeds the threshold by, in either direction; 0 within.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    /// <param name="threshold">Up to where the function is 0; at least 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> SoftShrink<T>(Vector<T> x, T threshold)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.SoftShrink(x, threshold);

    /// <summary>1 where y is not 0, else 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">What the function gave.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> SoftShrinkGradient<T>(Vector512<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.ShrinkGradient(y);

    /// <summary>1 where y is not 0, else 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">What the function gave.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> SoftShrinkGradient<T>(Vector<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.ShrinkGradient(y);

    /// <summary>x where its magnitude is above the threshold, else 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    /// <param name="threshold">Up to where the function is 0; at least 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> HardShrink<T>(Vector512<T> x, T threshold)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.HardShrink(x, threshold);

    /// <summary>x where its magnitude is above the threshold, else 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The arguments.</param>
    /// <param name="threshold">Up to where the function is 0; at least 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> HardShrink<T>(Vector<T> x, T threshold)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.HardShrink(x, threshold);

    /// <summary>1 where y is not 0, else 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">What the function gave.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> HardShrinkGradient<T>(Vector512<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<Vector512Operations<T>, Vector512<T>, T>.ShrinkGradient(y);

    /// <summary>1 where y is not 0, else 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">What the function gave.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> HardShrinkGradient<T>(Vector<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ActivationFunctions<VectorOperations<T>, Vector<T>, T>.ShrinkGradient(y);
}
