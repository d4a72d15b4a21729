using System;
using System.Numerics;

namespace StaticNet;

/// <summary>The parameters of a custom layer, one behind the other in a block, with gaps.</summary>
internal readonly ref struct CustomParameters<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _block;
    private readonly ReadOnlySpan<int> _places;

    public CustomParameters(ReadOnlySpan<T> block, ReadOnlySpan<int> places)
    {
        _block = block;
        _places = places;
    }

    public int Count => _places.Length / 2;

    public ReadOnlySpan<T> this[int index]
    {
        get
        {
            (int start, int count) = Place(index);
            return _block.Slice(start, count);
        }
    }

    public (int Start, int Count) Place(int index)
    {
        if ((uint)index >= (uint)Count)
        {
            ThrowNoParameter(index, Count);
        }

        return (_places[2 * index], _places[(2 * index) + 1]);
    }

    private static void ThrowNoParameter(int index, int count) =>
        throw new ArgumentOutOfRangeException(nameof(index), index, $"The layer declares {count} parameters, counted from 0.");
}
