using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.Analyzers;

/// <summary>The length of an array or span, where the source says it.</summary>
internal static class ConstantLength
{
    /// <summary>The number of elements of what an expression creates, or of the local that it names; null where not known.</summary>
    public static int? Find(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation) => expression switch
    {
        ParenthesizedExpressionSyntax { Expression: { } inner } => Find(inner, model, cancellation),
        CastExpressionSyntax { Expression: { } inner } => Find(inner, model, cancellation),
        ArrayCreationExpressionSyntax array => OfCreation(array.Type, array.Initializer, model, cancellation),
        ImplicitArrayCreationExpressionSyntax { Commas.Count: 0 } array => array.Initializer.Expressions.Count,
        StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax type } array => OfCreation(type, array.Initializer, model, cancellation),
        ImplicitStackAllocArrayCreationExpressionSyntax array => array.Initializer.Expressions.Count,
        InitializerExpressionSyntax initializer => initializer.Expressions.Count,
        CollectionExpressionSyntax collection => collection.Elements.All(static element => element is ExpressionElementSyntax)
            ? collection.Elements.Count
            : null,
        IdentifierNameSyntax name => OfLocal(name, model, cancellation),
        _ => null,
    };

    private static int? OfCreation(
        ArrayTypeSyntax type, InitializerExpressionSyntax? initializer, SemanticModel model, CancellationToken cancellation)
    {
        if (type.RankSpecifiers.Count != 1 || type.RankSpecifiers[0].Rank != 1)
        {
            return null;
        }

        return initializer is not null
            ? initializer.Expressions.Count
            : model.GetConstantValue(type.RankSpecifiers[0].Sizes[0], cancellation).Value as int?;
    }

    private static int? OfLocal(IdentifierNameSyntax name, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetSymbolInfo(name, cancellation).Symbol is not ILocalSymbol { RefKind: RefKind.None } local
            || local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation)
                is not VariableDeclaratorSyntax { Initializer.Value: ExpressionSyntax value } declarator
            || value is IdentifierNameSyntax)
        {
            return null;
        }

        // The whole member: a local function or lambda may assign it too. A local of a top-level program lies in the file.
        SyntaxNode scope = declarator.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax)
            ?? declarator.SyntaxTree.GetRoot(cancellation);
        return scope.DescendantNodes().OfType<IdentifierNameSyntax>().Any(use =>
                use.Identifier.ValueText == local.Name
                && IsWritten(use)
                && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(use, cancellation).Symbol, local))
            ? null
            : Find(value, model, cancellation);
    }

    private static bool IsWritten(IdentifierNameSyntax use)
    {
        SyntaxNode node = use;
        while (node.Parent is ParenthesizedExpressionSyntax or TupleExpressionSyntax
            || node.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax })
        {
            node = node.Parent;
        }

        return node.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == node,
            ArgumentSyntax argument => !argument.RefOrOutKeyword.IsKind(SyntaxKind.None),
            RefExpressionSyntax => true,
            PrefixUnaryExpressionSyntax unary => unary.IsKind(SyntaxKind.AddressOfExpression),
            ForEachVariableStatementSyntax loop => loop.Variable == node,
            _ => false,
        };
    }
}
