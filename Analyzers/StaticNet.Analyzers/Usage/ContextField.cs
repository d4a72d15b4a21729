using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNet.Analyzers.Usage;

/// <summary>A context, or one for each thread, that a class makes once and keeps in a private field, as services do.</summary>
internal static class ContextField
{
    /// <summary>
    /// Whether an argument is such a context, its class never takes it out of training, nor goes back through it, and the call is the
    /// first of those in its class. Told from the text of the class: anything else that is done with the field may change it.
    /// </summary>
    public static bool IsLeftInTraining(IArgumentOperation argument, CancellationToken cancellation)
    {
        IOperation value = Origin.WithoutConversions(argument.Value);
        if (value is IPropertyReferenceOperation { Property: { Name: "Value", ContainingType.Name: "ThreadLocal" }, Instance: IOperation holder })
        {
            value = holder;
        }

        if (value is not IFieldReferenceOperation { Field: { DeclaredAccessibility: Accessibility.Private } field }
            || field.ContainingType.DeclaringSyntaxReferences.Length != 1
            || field.ContainingType.DeclaringSyntaxReferences[0].GetSyntax(cancellation) is not TypeDeclarationSyntax type
            || type.DescendantTokens().Any(static token => token.ValueText is "Training" or "Seed" or "Backward" or "BackwardFromLogits"))
        {
            return false;
        }

        IdentifierNameSyntax[] mentions =
        [
            .. type.DescendantNodes().OfType<IdentifierNameSyntax>().Where(each => each.Identifier.ValueText == field.Name),
        ];
        ExpressionSyntax?[] values =
        [
            .. type.DescendantNodes().OfType<VariableDeclaratorSyntax>()
                .Where(each => each.Identifier.ValueText == field.Name && each.Initializer is not null)
                .Select(static each => each.Initializer!.Value),
            .. mentions.Select(AssignedTo).Where(static assigned => assigned is not null),
        ];
        return values.Length > 0
            && values.All(static made => IsNew(made!))
            && mentions.All(static mention => AssignedTo(mention) is not null || IsHandedToForward(mention))
            && mentions.First(IsHandedToForward).Span.IntersectsWith(argument.Syntax.Span);
    }

    // A context as it is made, or a function that makes one for each thread.
    private static bool IsNew(ExpressionSyntax value) => value switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CreateContext" } } => true,
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } =>
            arguments[0].Expression is LambdaExpressionSyntax { ExpressionBody: ExpressionSyntax made } && IsNew(made),
        _ => false,
    };

    private static ExpressionSyntax? AssignedTo(IdentifierNameSyntax mention) =>
        Whole(mention).Parent is AssignmentExpressionSyntax assignment && assignment.Left == Whole(mention) ? assignment.Right : null;

    private static bool IsHandedToForward(IdentifierNameSyntax mention)
    {
        SyntaxNode read = Whole(mention);
        while (read.Parent is PostfixUnaryExpressionSyntax
            || (read.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Value" } value && value.Expression == read))
        {
            read = read.Parent;
        }

        return read.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Forward" } } };
    }

    // With 'this.' before it.
    private static SyntaxNode Whole(IdentifierNameSyntax mention) =>
        mention.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access ? access : mention;
}
