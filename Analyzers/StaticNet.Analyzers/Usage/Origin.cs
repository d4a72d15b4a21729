using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNet.Analyzers.Usage;

/// <summary>Where a value comes from.</summary>
internal static class Origin
{
    // Locals that are made of each other, in code that does not compile.
    private const int LongestWay = 8;

    /// <summary>
    /// The expression that made a value: behind conversions, locals that are assigned once, and read-only fields. Where that is not
    /// known, the last that is.
    /// </summary>
    public static IOperation Find(IOperation operation, CancellationToken cancellation)
    {
        for (int i = 0; i < LongestWay; i++)
        {
            operation = WithoutConversions(operation);
            IOperation? before = operation switch
            {
                ILocalReferenceOperation { IsDeclaration: false } local => LocalUses.Of(local).OnlyValue(local.Local),
                IFieldReferenceOperation field => InitializerOf(field, cancellation),
                _ => null,
            };
            if (before is null)
            {
                return operation;
            }

            operation = before;
        }

        return operation;
    }

    /// <summary>The local that an expression names, if it names one.</summary>
    public static ILocalSymbol? Local(IOperation? operation) =>
        operation is null ? null : (WithoutConversions(operation) as ILocalReferenceOperation)?.Local;

    /// <summary>An expression without the conversions that leave the object, or the memory, as it is.</summary>
    public static IOperation WithoutConversions(IOperation operation)
    {
        while (operation is IConversionOperation conversion
            && (conversion.OperatorMethod is null || RuntimeTypes.IsMemory(conversion.OperatorMethod.ContainingType))
            && (conversion.Operand.Type is null || !conversion.Operand.Type.IsValueType || RuntimeTypes.IsMemory(conversion.Operand.Type)))
        {
            operation = conversion.Operand;
        }

        return operation;
    }

    /// <summary>A tuple that is written out, behind the conversion of its elements.</summary>
    public static IOperation WithoutTupleConversion(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }

    // A constructor may assign a read-only field once more; one of that name in another class makes this silent, no more.
    private static IOperation? InitializerOf(IFieldReferenceOperation reference, CancellationToken cancellation) =>
        reference is { Field: { IsReadOnly: true, DeclaringSyntaxReferences: { Length: 1 } declarations } field, SemanticModel: SemanticModel model }
        && reference.Instance is null or IInstanceReferenceOperation
        && declarations[0].SyntaxTree == model.SyntaxTree
        && declarations[0].GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: ExpressionSyntax value }
        && !field.ContainingType.GetMembers().OfType<IMethodSymbol>()
            .Any(method => (method.IsInitOnly || method.MethodKind is MethodKind.Constructor or MethodKind.StaticConstructor) && Assigns(method, field.Name, cancellation))
            ? model.GetOperation(value, cancellation)
            : null;

    // Constructors, and accessors of properties that are set with them.
    private static bool Assigns(IMethodSymbol constructor, string field, CancellationToken cancellation) =>
        constructor.DeclaringSyntaxReferences.Any(part =>
            part.GetSyntax(cancellation) is SyntaxNode body
            && body is ConstructorDeclarationSyntax or AccessorDeclarationSyntax
            && body.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
                name.Identifier.ValueText == field
                && name.FirstAncestorOrSelf<SyntaxNode>(static node => node is AssignmentExpressionSyntax
                    || (node is ArgumentSyntax argument && !argument.RefOrOutKeyword.IsKind(SyntaxKind.None))) is not null));
}
