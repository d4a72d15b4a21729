using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNet.Analyzers.Usage;

/// <summary>The elements of an array or collection expression.</summary>
internal static class Elements
{
    /// <summary>All of them, in order; null where they are not written out.</summary>
    public static IReadOnlyList<IOperation>? Of(IOperation operation, CancellationToken cancellation)
    {
        operation = Origin.Find(operation, cancellation);
        if (operation is IArrayCreationOperation { Initializer: IArrayInitializerOperation initializer })
        {
            return initializer.ElementValues;
        }

        // The compilers of today and those of 2023 disagree about the operation.
        if (operation is not { Syntax: CollectionExpressionSyntax collection, SemanticModel: SemanticModel model })
        {
            return null;
        }

        List<IOperation> elements = [];
        foreach (CollectionElementSyntax element in collection.Elements)
        {
            if (element is not ExpressionElementSyntax { Expression: ExpressionSyntax expression }
                || model.GetOperation(expression, cancellation) is not IOperation value)
            {
                return null;
            }

            elements.Add(value);
        }

        return elements;
    }
}
