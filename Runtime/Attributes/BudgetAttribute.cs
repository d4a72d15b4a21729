using System;

namespace StaticNet;

/// <summary>
/// What a network may cost at most. Where it costs more, the limit that is exceeded is an error, which tells how much it is and
/// which layers cost most. What is not given is not limited.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BudgetAttribute : Attribute
{
    /// <summary>All parameters of all layers, running statistics included: the generated constant <c>ParameterCount</c>.</summary>
    public long Parameters { get; set; } = long.MaxValue;

    /// <summary>
    /// The bytes that inference of one sample works in, for each thread: the arena that the generated <c>Summary</c> tells last. Not
    /// counted are parameters, what is derived from them once, and training.
    /// </summary>
    public long ArenaBytes { get; set; } = long.MaxValue;

    /// <summary>Multiply-adds of one inference, those that meet padding included, as the generated <c>Summary</c> adds them up.</summary>
    public long MultiplyAdds { get; set; } = long.MaxValue;
}
