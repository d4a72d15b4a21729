using System.Collections.Generic;
using System.Linq;

namespace StaticNet.Tests.Reference;

/// <summary>Positions in a shape of any rank.</summary>
internal static class ReferenceGrid
{
    /// <summary>All positions, the last axis fastest.</summary>
    public static IEnumerable<int[]> Positions(IReadOnlyList<int> shape)
    {
        int count = shape.Aggregate(1, static (product, size) => product * size);
        for (int index = 0; index < count; index++)
        {
            int[] position = new int[shape.Count];
            int rest = index;
            for (int axis = shape.Count - 1; axis >= 0; axis--)
            {
                position[axis] = rest % shape[axis];
                rest /= shape[axis];
            }

            yield return position;
        }
    }

    /// <summary>Where a position lies in row-major order; −1 outside the shape.</summary>
    public static int IndexOf(IReadOnlyList<int> shape, IReadOnlyList<int> position)
    {
        int index = 0;
        for (int axis = 0; axis < shape.Count; axis++)
        {
            if (position[axis] < 0 || position[axis] >= shape[axis])
            {
                return -1;
            }

            index = (index * shape[axis]) + position[axis];
        }

        return index;
    }
}
