using System.Collections.Generic;

namespace StaticNet.Tests.Conformance.Onnx;

/// <summary>The cases of optimisers and losses.</summary>
internal static class OnnxTrainingCases
{
    /// <summary>The operators that are an optimiser's step or a loss.</summary>
    public static IReadOnlySet<string> Operators { get; } =
        new HashSet<string> { "Adagrad", "Adam", "Momentum", "NegativeLogLikelihoodLoss", "SoftmaxCrossEntropyLoss" };
}
