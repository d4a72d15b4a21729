using System.Numerics;

namespace StaticNet;

/// <summary>
/// Of the decisions for yes, the share that is right: true positives / (true positives + false positives); 0 where
/// there are none.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="threshold">Above it an output says yes. Default: 0.5.</param>
/// <param name="topK">The k largest outputs of a sample say yes instead, at least 1. Default: null.</param>
/// <param name="classId">The only class that counts, at least 0. Default: null, all outputs.</param>
public sealed class Precision<T>(
    double threshold = 0.5,
    [ValueRange(1)] int? topK = null,
    [ValueRange(0)] int? classId = null)
    : DecisionMetric<T>(threshold, topK, classId)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override string Name => "precision";

    /// <inheritdoc/>
    public override double Result => Ratio(TruePositives, TruePositives + FalsePositives);
}
