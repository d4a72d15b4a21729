using System.Collections.Generic;
using System.IO;

namespace StaticNet.Tests.Conformance.Onnx;

/// <summary>What the tests need of a model: the graph of one version of the operator set.</summary>
/// <param name="OperatorSet">The version of the operators' definitions.</param>
/// <param name="Nodes">The operators in order of execution.</param>
/// <param name="Constants">The tensors that the model brings with it.</param>
/// <param name="Inputs">The graph's inputs, in order.</param>
/// <param name="Outputs">The graph's outputs, in order.</param>
internal sealed record OnnxModel(
    int OperatorSet,
    IReadOnlyList<OnnxNode> Nodes,
    IReadOnlyDictionary<string, OnnxTensor> Constants,
    IReadOnlyList<OnnxValue> Inputs,
    IReadOnlyList<OnnxValue> Outputs)
{
    /// <summary>Reads a model file.</summary>
    public static OnnxModel Read(string path) => OnnxParser.Model(File.ReadAllBytes(path));
}

/// <summary>An input or output of a graph.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsTensor">False for sequences and optional values.</param>
internal sealed record OnnxValue(string Name, bool IsTensor);
