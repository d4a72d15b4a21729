using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet;

/// <summary>
/// Zeroed memory that starts on a 64-byte boundary and never moves: pinned, but owned by the garbage collector, so there is
/// nothing to dispose.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
public sealed class AlignedBuffer<T>
    where T : unmanaged
{
    /// <summary>The alignment, in bytes: a cache line, and the widest vector.</summary>
    public const int Alignment = 64;

    private readonly T[] _array;
    private readonly int _start;

    /// <summary>Allocates <paramref name="length"/> zeroed elements.</summary>
    /// <param name="length">At least 0.</param>
    public AlignedBuffer([ValueRange(0)] int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        int slack = Alignment / Unsafe.SizeOf<T>();
        // One block more than asked for, so that whole vectors of a block may be read at the last element.
        _array = GC.AllocateArray<T>(length + PackedLayout.Block + slack, pinned: true);
        nint misalignment = Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0) & (Alignment - 1);
        _start = misalignment == 0 ? 0 : (int)((Alignment - misalignment) / Unsafe.SizeOf<T>());
        Length = length;
    }

    /// <summary>The number of elements.</summary>
    public int Length { get; }

    /// <summary>The elements.</summary>
    public Span<T> Span => _array.AsSpan(_start, Length);

    /// <summary>The first element, for generated code.</summary>
    public ref T Reference
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_array), _start);
    }
}
