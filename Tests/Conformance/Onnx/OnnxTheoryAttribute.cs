using Xunit;

namespace StaticNet.Tests.Conformance.Onnx;

/// <summary>A theory over the cases; skipped, with the reason, where the data are not installed.</summary>
public sealed class OnnxTheoryAttribute : TheoryAttribute
{
    public OnnxTheoryAttribute() => Skip = OnnxTestData.Skip;
}

/// <summary>As <see cref="OnnxTheoryAttribute"/>, for a test without parameters.</summary>
public sealed class OnnxFactAttribute : FactAttribute
{
    public OnnxFactAttribute() => Skip = OnnxTestData.Skip;
}
