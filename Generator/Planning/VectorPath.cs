namespace StaticNet.Generator.Planning;

/// <summary>One of the two vector paths that every kernel is emitted for.</summary>
/// <param name="Type">The static class and the generic type of the vectors.</param>
/// <param name="Suffix">For names of generated methods and classes.</param>
/// <param name="Registers">Vector registers that the machines on this path have.</param>
/// <param name="Bytes">The vector size that schedules are made for; the Vector&lt;T&gt; path is right for any up to this.</param>
internal sealed record VectorPath(string Type, string Suffix, int Registers, int Bytes)
{
    public static VectorPath Wide { get; } = new("Vector512", "512", 32, 64);

    public static VectorPath Portable { get; } = new("Vector", "Portable", 16, 32);

    /// <summary>The text of a square root: the two classes name it differently.</summary>
    public string SquareRoot(string value) => this == Wide ? $"Vector512.Sqrt({value})" : $"Vector.SquareRoot({value})";

    /// <summary>Elements per vector that the schedule is made for.</summary>
    public int Lanes(int elementSize) => Bytes / elementSize;
}
