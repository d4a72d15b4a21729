using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNet;

/// <summary>
/// Calls a custom layer, also one that implements the interface explicitly. For generated code. The compiler of a struct's own
/// copy of these methods knows which methods are meant.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CustomCall
{
    /// <summary>One sample forward.</summary>
    /// <typeparam name="TLayer">The layer.</typeparam>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="pass">The sample.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<TLayer, T>(in CustomForward<T> pass)
        where TLayer : struct, ICustomLayer<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => TLayer.Forward(in pass);

    /// <summary>One sample backward.</summary>
    /// <typeparam name="TLayer">The layer.</typeparam>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="pass">The sample.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Backward<TLayer, T>(in CustomBackward<T> pass)
        where TLayer : struct, ICustomLayer<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        pass.InputGradient.Clear();
        TLayer.Backward(in pass);
    }
}
