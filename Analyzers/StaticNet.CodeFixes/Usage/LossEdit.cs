using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes.Usage;

/// <summary>A loss that is to say something else of logits.</summary>
/// <param name="Loss">Where it is made.</param>
/// <param name="Given">The argument that says it now; null where it is not given.</param>
/// <param name="FromLogits">Whether predictions are logits.</param>
public sealed record LossEdit(BaseObjectCreationExpressionSyntax Loss, ArgumentSyntax? Given, bool FromLogits);
