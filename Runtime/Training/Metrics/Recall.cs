using System.Numerics;

namespace StaticNet;

/// <summary>
/// Of the outputs that should say yes, the share that does: true positives / (true positives + false negatives); 0
/// where there are none.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="threshold">Above it an output says yes. Default: 0.5.</param>
/// <param name="topK">The k largest outputs of a sample say yes instead, at least 1. Default: null.</param>
/// <param name="classId">The only class that counts, at least 0. Default: null, all outputs.</param>
public sealed class Recall<T>(
    double threshold = 0.5,
    [ValueRange(1)] int? topK = null,
    [ValueRange(0)] int? classId = null)
    : DecisionMetric<T>(threshold, topK, classId)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override string Name => "recall";

    /// <inheritdoc/>
    public override double Result => Ratio(TruePositives, TruePositives + FalseNegatives);
}
