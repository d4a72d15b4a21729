using System.Collections.Generic;
using StaticNet.Benchmarks.Onnx;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Engines.OnnxRuntime;

/// <summary>ONNX Runtime on its CPU provider. It runs networks and trains none.</summary>
internal sealed class OrtEngine : IEngine
{
    private readonly OrtLibrary? _library = OrtLibrary.Find();

    public string Name => "ONNX Runtime";

    public string? Missing => _library is null ? "npm ci --ignore-scripts, in Benchmarks/peers" : null;

    public string Version => _library?.Version ?? "";

    /// <summary>Weights of dense layers row by row or unit by unit: what is faster depends on the version.</summary>
    public IReadOnlyList<IEngineRun> Load(Workload workload) => [.. New(workload, transposedDense: true), .. New(workload, transposedDense: false)];

    private OrtRun[] New(Workload workload, bool transposedDense) =>
        OnnxModels.Of(workload, transposedDense) is OnnxModel model
            ? [new OrtRun(_library!, workload, model, transposedDense ? "weights unit by unit" : "weights row by row")]
            : [];
}
