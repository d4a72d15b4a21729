using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace StaticNet.Numerics;

/// <summary>Asks for memory before it is needed. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Prefetch
{
    /// <summary>
    /// Brings a line into the second-level cache; nothing where the machine has no way to ask. The place need not exist.
    /// </summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="place">An element of the line.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Line<T>(ref T place)
        where T : unmanaged
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch1(Unsafe.AsPointer(ref place));
        }
    }
}
