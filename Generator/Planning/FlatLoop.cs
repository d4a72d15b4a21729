using StaticNet.Generator.Common;

namespace StaticNet.Generator.Planning;

/// <summary>A loop in terms of memory: how far one step moves in each operand.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Extent">Trips; <see cref="Samples"/> stands for the number of samples of the pass.</param>
/// <param name="A">Elements of operand A per step.</param>
/// <param name="B">Elements of operand B per step.</param>
/// <param name="Out">Elements of the output per step.</param>
/// <param name="Channel">Elements of channel vectors per step (the offset of a group).</param>
/// <param name="Operands">Elements per step of the tensors that the epilogue reads, in its order.</param>
internal sealed record FlatLoop(string Name, int Extent, int A, int B, int Out, int Channel, EquatableArray<int> Operands)
{
    /// <summary>The extent of a loop over the samples of a pass, known at run time.</summary>
    public const int Samples = 0;
}

/// <summary>
/// A reduction loop that need not run over the halo: element <c>Step · Along + Loop + Constant</c> of A's axis is inside the
/// tensor for part of the loop only, and outside it only zeros would be added.
/// </summary>
/// <param name="Loop">The reduction loop.</param>
/// <param name="Along">The parallel loop that moves the window.</param>
/// <param name="Step">How far it moves it.</param>
/// <param name="Constant">The rest of the index.</param>
/// <param name="Size">The axis' size.</param>
internal sealed record Trim(string Loop, string Along, int Step, int Constant, int Size);

/// <summary>The rows of a register tile: consecutive trips of the row loop.</summary>
/// <param name="Start">The first row.</param>
/// <param name="End">Behind the last row; -1 for the number of samples.</param>
/// <param name="Rows">Rows of the tile, and the step of the loop over tiles.</param>
/// <param name="Reserve">Samples at the end that are left to the tiles after this one.</param>
internal sealed record RowTile(int Start, int End, int Rows, int Reserve = 0);

/// <summary>How a finished tile gets to memory.</summary>
internal enum StoreMode
{
    /// <summary>Whole vectors. Surplus lanes of a row's last vector fall on elements that are written later, or on slack.</summary>
    Whole,

    /// <summary>Surplus lanes are kept out.</summary>
    Masked,
}
