namespace StaticNet.Tests.Conformance.Onnx;

/// <summary>What becomes of a case: a declaration, a training case, or a reason why neither.</summary>
/// <param name="Name">The case, as <c>node/test_relu</c>.</param>
/// <param name="Operator">The operator that decides.</param>
/// <param name="Declaration">The network; null where there is none.</param>
/// <param name="Reason">Why there is no network; null where there is one, or the case is of an optimiser or a loss.</param>
internal sealed record OnnxEntry(string Name, string Operator, OnnxDeclaration? Declaration, string? Reason);
