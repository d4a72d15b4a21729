using System;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNet.Numerics;

/// <summary>Numbers of rows. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TableLookup
{
    /// <summary>A row's number, checked.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="value">A whole number from 0 to <paramref name="rows"/> − 1.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of those.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Index<T>(T value, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int index = int.CreateTruncating(value);
        if ((uint)index >= (uint)rows || T.CreateTruncating(index) != value)
        {
            Throw(value, rows);
        }

        return index;
    }

    private static void Throw<T>(T value, int rows) =>
        throw new ArgumentOutOfRangeException("input", value, $"A token's number has to be a whole number from 0 to {rows - 1}.");
}
