using System;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StaticNet.Numerics;

/// <summary>Which vector path generated code takes, and what vectors of either kind need at the end of a row.</summary>
public static class Simd
{
    /// <summary>64 bytes of ones and 64 of zeros: a window on them is a mask.</summary>
    private static ReadOnlySpan<byte> Mask =>
    [
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    /// <summary>
    /// Whether networks run on <see cref="Vector512{T}"/>: where the processor has it. The switch
    /// <c>StaticNet.ForceVector512</c> (or the environment variable <c>STATICNET_FORCE_VECTOR512=1</c>) turns it on where it
    /// is emulated, to test that path.
    /// </summary>
    public static bool UseVector512 => Vector512.IsHardwareAccelerated || ForceVector512;

    // A property of its own: a trimmer that is told the switch puts its value in the property's place.
    [FeatureSwitchDefinition("StaticNet.ForceVector512")]
    private static bool ForceVector512 { get; } = AppContext.TryGetSwitch("StaticNet.ForceVector512", out bool enabled)
        ? enabled
        : Environment.GetEnvironmentVariable("STATICNET_FORCE_VECTOR512") == "1";

    /// <summary>A mask whose first lanes are set.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="count">How many lanes; below 0 none, beyond the width all.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Mask512<T>(int count)
        where T : unmanaged =>
        Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(Mask), Window<T>(count, Vector512<T>.Count)).As<byte, T>();

    /// <summary>A mask whose first lanes are set.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="count">How many lanes; below 0 none, beyond the width all.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> MaskVector<T>(int count)
        where T : unmanaged =>
        Vector.LoadUnsafe(ref MemoryMarshal.GetReference(Mask), Window<T>(count, Vector<T>.Count)).As<byte, T>();

    /// <summary>Stores the first lanes; memory behind them keeps its value, but is read and written.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="value">The vector.</param>
    /// <param name="target">Where to.</param>
    /// <param name="elementOffset">From there, in elements.</param>
    /// <param name="count">How many lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePartial<T>(Vector512<T> value, ref T target, nuint elementOffset, int count)
        where T : unmanaged
    {
        Vector512<T> old = Vector512.LoadUnsafe(ref target, elementOffset);
        Vector512.StoreUnsafe(Vector512.ConditionalSelect(Mask512<T>(count), value, old), ref target, elementOffset);
    }

    /// <summary>Stores the first lanes; memory behind them keeps its value, but is read and written.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="value">The vector.</param>
    /// <param name="target">Where to.</param>
    /// <param name="elementOffset">From there, in elements.</param>
    /// <param name="count">How many lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePartial<T>(Vector<T> value, ref T target, nuint elementOffset, int count)
        where T : unmanaged
    {
        Vector<T> mask = MaskVector<T>(count);
        Vector<T> old = Vector.LoadUnsafe(ref target, elementOffset);
        Vector.StoreUnsafe((value & mask) | Vector.AndNot(old, mask), ref target, elementOffset);
    }

    /// <summary>The largest lane; NaN if one is.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="value">The vector.</param>
    public static T Maximum<T>(Vector512<T> value)
        where T : unmanaged, INumber<T>
    {
        T maximum = value[0];
        for (int lane = 1; lane < Vector512<T>.Count; lane++)
        {
            maximum = T.Max(maximum, value[lane]);
        }

        return maximum;
    }

    /// <summary>The largest lane; NaN if one is.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="value">The vector.</param>
    public static T Maximum<T>(Vector<T> value)
        where T : unmanaged, INumber<T>
    {
        T maximum = value[0];
        for (int lane = 1; lane < Vector<T>.Count; lane++)
        {
            maximum = T.Max(maximum, value[lane]);
        }

        return maximum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint Window<T>(int count, int lanes)
        where T : unmanaged =>
        (nuint)(64 - (Math.Clamp(count, 0, lanes) * Unsafe.SizeOf<T>()));
}
