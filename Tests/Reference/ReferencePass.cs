using System.Collections.Generic;

namespace StaticNet.Tests.Reference;

/// <summary>What a layer needs to know of a pass beside its inputs.</summary>
/// <param name="Parameters">All parameters, as <c>layer/parameter</c>, in Keras' layout.</param>
/// <param name="Rounding">The unit roundoff of the arithmetic that is checked: half the distance from 1 to the next number.</param>
/// <param name="Training">Whether batch normalisation takes its statistics from the samples.</param>
/// <param name="Tiles">The runs of samples over which it takes them.</param>
internal sealed record ReferencePass(
    IReadOnlyDictionary<string, double[]> Parameters,
    double Rounding,
    bool Training,
    IReadOnlyList<(int First, int Count)> Tiles);
