using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.Analyzers.Classes;

/// <summary>Attributes that C# itself complains of: what was meant is not known, and what follows from it is not to be told.</summary>
internal static class BrokenAttributes
{
    /// <summary>Where all is well.</summary>
    public const int None = int.MaxValue;

    /// <summary>
    /// The position among the layers from which nothing can be said: that of the first layer with an argument that C# does not
    /// accept, or behind an attribute that it does not know. <see cref="None"/> where all is well.
    /// </summary>
    public static int FindFirst(INamedTypeSymbol type, ImmutableArray<AttributeData> layers)
    {
        int first = None;
        for (int i = layers.Length - 1; i >= 0; i--)
        {
            first = HasErrors(layers[i]) ? i : first;
        }

        foreach (SyntaxReference unknown in type.GetAttributes()
            .Where(static attribute => attribute.AttributeClass is null or { TypeKind: TypeKind.Error })
            .Select(static attribute => attribute.ApplicationSyntaxReference)
            .OfType<SyntaxReference>())
        {
            int after = layers.TakeWhile(layer =>
                layer.ApplicationSyntaxReference!.SyntaxTree != unknown.SyntaxTree
                || layer.ApplicationSyntaxReference.Span.Start < unknown.Span.Start).Count();
            first = System.Math.Min(first, after);
        }

        return first;
    }

    // A constructor that does not fit, a value of another type, or a property that there is not.
    private static bool HasErrors(AttributeData attribute) =>
        attribute.AttributeConstructor is null
        || attribute.ConstructorArguments.Any(IsError)
        || attribute.NamedArguments.Any(static argument => IsError(argument.Value))
        || (attribute.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax { ArgumentList: { } list }
            && list.Arguments.Count(static argument => argument.NameEquals is not null) != attribute.NamedArguments.Length);

    private static bool IsError(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Error || (constant.Kind == TypedConstantKind.Array && !constant.IsNull && constant.Values.Any(IsError));
}
