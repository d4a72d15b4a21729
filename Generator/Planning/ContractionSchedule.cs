using StaticNet.Generator.Common;

namespace StaticNet.Generator.Planning;

/// <summary>
/// A contraction as the loops that will be written: outer loops, tiles along the vector axis, inner parallel loops, a row
/// loop, and inside a register tile of rows × vectors the reduction loops.
/// </summary>
/// <param name="Outer">Parallel loops outside the vector tiles, outermost first.</param>
/// <param name="Inner">Parallel loops inside the vector tiles, outermost first.</param>
/// <param name="Row">The loop that rows come from; null for a single row.</param>
/// <param name="Tiles">The register tiles that cover the row loop.</param>
/// <param name="Vectors">Vectors of a register tile.</param>
/// <param name="Split">Independent partial sums per accumulator, against the latency of one multiply-add after the other.</param>
/// <param name="Reductions">The loops summed over, outermost first.</param>
/// <param name="Trims">Reduction loops that leave out the halo, where the loop that moves the window is outside the row loop.</param>
/// <param name="Columns">Elements along the vector axis (per group).</param>
/// <param name="StartA">The first element of A, from its tensor's start.</param>
/// <param name="StartB">The first element of B.</param>
/// <param name="StartOut">The first element of the output.</param>
/// <param name="StartOperands">The first element of each epilogue tensor.</param>
/// <param name="BlockPitchB">From one block of 16 columns of B to the next; 16 where columns follow each other.</param>
/// <param name="BlockPitchOut">The same for the output.</param>
/// <param name="Prefetch">Whether large tiles of rows ask for the columns of B that the next tile needs.</param>
/// <param name="Alternates">
/// Whether vector tiles are taken to and fro from call to call: what the nearest cache still holds of a large B is used before
/// it is pushed out.
/// </param>
/// <param name="Store">How results are stored.</param>
/// <param name="Reason">What was chosen and why, for the comment in the generated code.</param>
internal sealed record ContractionSchedule(
    EquatableArray<FlatLoop> Outer,
    EquatableArray<FlatLoop> Inner,
    FlatLoop? Row,
    EquatableArray<RowTile> Tiles,
    int Vectors,
    int Split,
    EquatableArray<FlatLoop> Reductions,
    EquatableArray<Trim> Trims,
    int Columns,
    int StartA,
    int StartB,
    int StartOut,
    EquatableArray<int> StartOperands,
    int BlockPitchB,
    int BlockPitchOut,
    bool Prefetch,
    bool Alternates,
    StoreMode Store,
    string Reason);
