namespace StaticNet.Benchmarks.Onnx;

/// <summary>A model as a file holds it.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="Output">The name of its output.</param>
internal sealed record OnnxModel(byte[] Bytes, string Output);
