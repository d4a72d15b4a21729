namespace StaticNet.Benchmarks.Compare;

/// <summary>A line of the table.</summary>
/// <param name="Workload">The workload's name.</param>
/// <param name="Engine">The engine's name.</param>
/// <param name="Variant">How the engine ran it, where it has several ways.</param>
/// <param name="MedianMicroseconds">One call: the median of the rounds.</param>
/// <param name="RatioToOnnxRuntime">Of that to ONNX Runtime's; null where it did not run.</param>
/// <param name="RatioToPyTorch">Of that to PyTorch's; null where it did not run.</param>
/// <param name="ShareOfLimit">The least time that this machine could take, divided by the time it took.</param>
/// <param name="BytesPerCall">Managed memory; null for engines that have none.</param>
internal sealed record CompareRow(
    string Workload,
    string Engine,
    string Variant,
    double MedianMicroseconds,
    double? RatioToOnnxRuntime,
    double? RatioToPyTorch,
    double ShareOfLimit,
    double? BytesPerCall);
