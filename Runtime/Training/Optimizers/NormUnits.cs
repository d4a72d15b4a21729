using System.Collections.Generic;
using System.Linq;

namespace StaticNet;

/// <summary>
/// Which elements of a parameter have a norm together: those that differ along the axes of the norm only, and along the last axis
/// lie in one group of the layout.
/// </summary>
internal sealed class NormUnits
{
    private readonly int _columns;
    private readonly int[] _ofRow;
    private readonly int[] _ofColumn;

    /// <summary>The units of a parameter.</summary>
    internal NormUnits(ParameterInfo info)
    {
        IReadOnlyList<int> shape = info.Shape;
        int last = shape.Count - 1;
        IEnumerable<int> axes = info.ConstraintAxes ?? [.. last == 0 ? [0] : Enumerable.Range(0, last)];
        bool[] summed = [.. Enumerable.Range(0, shape.Count).Select(axis => axes.Contains(axis))];
        _columns = shape[last];
        int groups = summed[last] && info.Layout.Columns == _columns ? info.Layout.Groups : 1;
        _ofColumn = [.. Enumerable.Range(0, _columns).Select(column => summed[last] ? column / (_columns / groups) : column)];
        Count = summed[last] ? groups : _columns;
        _ofRow = new int[info.Layout.Count / _columns];
        int rows = 1;
        for (int axis = last - 1; axis >= 0; axis--)
        {
            for (int row = 0; row < _ofRow.Length && !summed[axis]; row++)
            {
                _ofRow[row] += row / rows % shape[axis] * Count;
            }

            rows *= shape[axis];
            Count *= summed[axis] ? 1 : shape[axis];
        }
    }

    /// <summary>How many there are.</summary>
    internal int Count { get; }

    /// <summary>The unit of an element, given its row-major position.</summary>
    internal int Of(int element) => _ofRow[element / _columns] + _ofColumn[element % _columns];
}
