using System;

namespace StaticNet;

/// <summary>
/// Where the elements of a parameter lie in the arena. A matrix [rows, columns] (a kernel with all axes but the last taken as
/// rows) is kept in blocks of 16 columns, [groups][⌈columns/groups/16⌉][rows][16], the last block filled with zeros, so that a
/// kernel reads it front to back on every vector width. A vector is a matrix of one row.
/// </summary>
/// <param name="Rows">Rows: the product of all axes but the last; 1 for vectors.</param>
/// <param name="Columns">The last axis, over all groups.</param>
/// <param name="Groups">Column groups that are packed one after the other; divides the columns.</param>
public readonly record struct PackedLayout(int Rows, int Columns, int Groups = 1)
{
    /// <summary>Columns per block, on every machine.</summary>
    public const int Block = 16;

    /// <summary>Columns of one group.</summary>
    public int ColumnsPerGroup => Columns / Groups;

    /// <summary>Elements of one group, with its padding.</summary>
    public int GroupSize => (ColumnsPerGroup + Block - 1) / Block * Block * Rows;

    /// <summary>Elements in the arena, with padding.</summary>
    public int Size => GroupSize * Groups;

    /// <summary>Elements without padding.</summary>
    public int Count => Rows * Columns;

    /// <summary>The offset of an element from the parameter's start.</summary>
    /// <param name="row">0 to Rows − 1.</param>
    /// <param name="column">0 to Columns − 1.</param>
    public int IndexOf(int row, int column)
    {
        (int group, int inGroup) = Math.DivRem(column, ColumnsPerGroup);
        (int block, int lane) = Math.DivRem(inGroup, Block);
        return (group * GroupSize) + (((block * Rows) + row) * Block) + lane;
    }
}
