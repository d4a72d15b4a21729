using System;
using System.Numerics;

namespace StaticNet;

/// <summary>Whether a class is among the most probable ones.</summary>
internal static class TopK
{
    /// <summary>
    /// Whether fewer than <paramref name="k"/> values are larger than the class's. Among equals the first comes first; a value that
    /// is not finite is in no top, as in Keras.
    /// </summary>
    internal static bool Contains<T>(ReadOnlySpan<T> values, int index, int k)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T value = values[index];
        int before = 0;
        for (int i = 0; i < values.Length; i++)
        {
            before += values[i] > value || (values[i] == value && i < index) ? 1 : 0;
        }

        return T.IsFinite(value) && before < k;
    }
}
