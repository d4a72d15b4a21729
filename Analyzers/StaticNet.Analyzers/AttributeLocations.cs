using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using StaticNet.Generator.Declarations;

namespace StaticNet.Analyzers;

/// <summary>Where in the source an argument of an attribute is.</summary>
internal static class AttributeLocations
{
    /// <summary>The argument, or the attribute where the argument is not given or not named.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="argument">The property that it sets, in PascalCase; for an element of an array with its index: <c>Layers[1]</c>.</param>
    /// <param name="cancellation">Cancels.</param>
    public static Location Find(AttributeData attribute, string? argument, CancellationToken cancellation)
    {
        SyntaxReference reference = attribute.ApplicationSyntaxReference!;
        AttributeSyntax syntax = (AttributeSyntax)reference.GetSyntax(cancellation);
        return Location.Create(reference.SyntaxTree, (argument is null ? null : Find(syntax, attribute.AttributeConstructor, argument)) ?? syntax.Span);
    }

    private static TextSpan? Find(AttributeSyntax syntax, IMethodSymbol? constructor, string argument)
    {
        if (syntax.ArgumentList is not AttributeArgumentListSyntax list)
        {
            return null;
        }

        (string name, int element) = SplitIndex(argument);
        if (list.Arguments.FirstOrDefault(each => each.NameEquals?.Name.Identifier.ValueText == name) is AttributeArgumentSyntax named)
        {
            return named.Span;
        }

        if (constructor is null)
        {
            return null;
        }

        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            if (DeclarationReader.PropertiesOf(parameter.Name).Contains(name))
            {
                return FindParameter(list.Arguments, parameter, element);
            }
        }

        return null;
    }

    private static TextSpan? FindParameter(SeparatedSyntaxList<AttributeArgumentSyntax> arguments, IParameterSymbol parameter, int element)
    {
        if (arguments.FirstOrDefault(each => each.NameColon?.Name.Identifier.ValueText == parameter.Name) is AttributeArgumentSyntax named)
        {
            return ElementOf(named, element).Span;
        }

        // One with a parameter's name, before others without, stands at its place.
        AttributeArgumentSyntax[] positional = [.. arguments.Where(static each => each.NameEquals is null)];
        if (parameter.Ordinal >= positional.Length || positional[parameter.Ordinal].NameColon is not null)
        {
            return null;
        }

        // The one argument may be the array itself, or the only one of several.
        AttributeArgumentSyntax first = positional[parameter.Ordinal];
        if (!parameter.IsParams || ElementsOf(first.Expression) is not null)
        {
            return ElementOf(first, element).Span;
        }

        // All of them, where none is to blame alone.
        return element < 0 ? TextSpan.FromBounds(first.SpanStart, positional[positional.Length - 1].Span.End)
            : parameter.Ordinal + element < positional.Length ? positional[parameter.Ordinal + element].Span
            : null;
    }

    private static SyntaxNode ElementOf(AttributeArgumentSyntax argument, int element) =>
        element >= 0 && ElementsOf(argument.Expression) is { } elements && element < elements.Length ? elements[element] : argument;

    private static ImmutableArray<SyntaxNode>? ElementsOf(ExpressionSyntax expression) => expression switch
    {
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions.ToImmutableArray<SyntaxNode>(),
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions.ToImmutableArray<SyntaxNode>(),
        CollectionExpressionSyntax collection => collection.Elements.ToImmutableArray<SyntaxNode>(),
        _ => null,
    };

    private static (string Name, int Element) SplitIndex(string argument)
    {
        int bracket = argument.IndexOf('[');
        return bracket < 0
            ? (argument, -1)
            : (argument.Substring(0, bracket),
                int.Parse(argument.Substring(bracket + 1, argument.Length - bracket - 2), CultureInfo.InvariantCulture));
    }
}
