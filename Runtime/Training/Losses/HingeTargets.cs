using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNet;

/// <summary>What the hinge losses share.</summary>
internal static class HingeTargets
{
    // Keras looks whether all targets are 0 or 1 before it takes 0 as −1; a target of 0 would mean nothing otherwise, so that
    // each can be taken by itself.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Sign<T>(Vector<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Vector.ConditionalSelect(Vector.Equals(target, Vector<T>.Zero), -Vector<T>.One, target);

    /// <summary>max(1 − y p, 0); NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Margin<T>(Vector<T> prediction, Vector<T> sign)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Vector<T> margin = Vector<T>.One - (sign * prediction);
        return Vector.ConditionalSelect(Vector.LessThan(margin, Vector<T>.Zero), Vector<T>.Zero, margin);
    }
}
