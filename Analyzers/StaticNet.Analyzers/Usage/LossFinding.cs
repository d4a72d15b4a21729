using Microsoft.CodeAnalysis;

namespace StaticNet.Analyzers.Usage;

/// <summary>What is wrong with an output and its loss.</summary>
/// <param name="Rule">Which rule.</param>
/// <param name="Texts">What the message is filled with.</param>
internal sealed record LossFinding(DiagnosticDescriptor Rule, params object[] Texts)
{
    /// <summary>What the loss should say of logits, so that it fits; null where that would not help.</summary>
    public bool? FromLogits { get; init; }

    /// <summary>The activation by which the output fits; null where none does, or more than one.</summary>
    public string? Activation { get; init; }
}
