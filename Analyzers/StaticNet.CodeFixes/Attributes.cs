using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Analyzers;

namespace StaticNet.CodeFixes;

/// <summary>Finding and rewriting layer attributes.</summary>
internal static class Attributes
{
    /// <summary>The attribute that a diagnostic underlines, or in which it underlines an argument.</summary>
    public static AttributeSyntax? Find(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>();

    /// <summary>The node at the place that belongs to one of a diagnostic's changes; null where there is none, or it is in another file.</summary>
    /// <param name="root">The file.</param>
    /// <param name="diagnostic">The diagnostic.</param>
    /// <param name="change">The change.</param>
    /// <param name="innermost">Which of several nodes of the same extent: the expression, instead of the argument that is nothing else.</param>
    public static SyntaxNode? At(SyntaxNode root, Diagnostic diagnostic, string change, bool innermost = false) =>
        diagnostic.Properties.TryGetValue(change + FindingProperties.At, out string? index)
        && diagnostic.AdditionalLocations[int.Parse(index!, CultureInfo.InvariantCulture)] is { IsInSource: true } place
        && place.SourceTree!.FilePath == root.SyntaxTree.FilePath
        && root.FullSpan.Contains(place.SourceSpan)
            ? root.FindNode(place.SourceSpan, getInnermostNodeForTie: innermost)
            : null;

    /// <summary>As <see cref="At"/>, of a whole attribute on a type.</summary>
    public static AttributeSyntax? LayerAt(SyntaxNode root, Diagnostic diagnostic, string change) =>
        At(root, diagnostic, change) is AttributeSyntax { Parent: AttributeListSyntax { Parent: TypeDeclarationSyntax } } layer ? layer : null;

    /// <summary>Whether there is no comment or directive around attributes: it has a meaning that only its author knows.</summary>
    public static bool IsBare(AttributeListSyntax list) =>
        list.DescendantTrivia().All(static trivia => string.IsNullOrWhiteSpace(trivia.ToFullString()));

    /// <summary>An expression of the runtime's types, or a literal, qualified as the attribute's own name is.</summary>
    public static string Qualify(AttributeSyntax attribute, string expression) =>
        char.IsUpper(expression[0]) ? Sibling(attribute, expression) : expression;

    /// <summary>The layer's kind as written: <c>Dense</c>, also for <c>StaticNet.DenseAttribute</c>.</summary>
    public static string KindOf(AttributeSyntax attribute)
    {
        const string Suffix = "Attribute";
        string name = SimpleName(attribute.Name).Identifier.ValueText;
        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
    }

    /// <summary>The name of another type of the runtime, qualified as the attribute's own name is.</summary>
    public static string Sibling(AttributeSyntax attribute, string name) => attribute.Name switch
    {
        QualifiedNameSyntax qualified => qualified.Left + "." + name,
        AliasQualifiedNameSyntax alias => alias.Alias + "::" + name,
        _ => name,
    };

    /// <summary>
    /// An attribute from its text. Parsed and not put together: nodes of the factory carry elastic trivia, by which the
    /// formatter takes the user's lines around them for its own.
    /// </summary>
    public static AttributeSyntax Parse(string text) =>
        SyntaxFactory.ParseMemberDeclaration("[" + text + "]class C;")!.AttributeLists[0].Attributes[0];

    /// <summary>A token with a space after it, for the same reason not one of the factory's default.</summary>
    public static SyntaxToken TokenAndSpace(SyntaxKind kind) =>
        SyntaxFactory.Token(default, kind, SyntaxFactory.TriviaList(SyntaxFactory.Space));

    /// <summary>The argument that sets a property, if any.</summary>
    public static AttributeArgumentSyntax? FindNamed(AttributeSyntax attribute, string property) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(each => each.NameEquals?.Name.Identifier.ValueText == property);

    /// <summary>The attribute with one more named argument, or a list of them: <c>UseBias = false</c>.</summary>
    public static AttributeSyntax AddArguments(AttributeSyntax attribute, string arguments)
    {
        AttributeArgumentListSyntax added = Parse("C(" + arguments + ")").ArgumentList!;
        if (attribute.ArgumentList is not { Arguments.Count: > 0 } list)
        {
            return attribute.WithoutTrailingTrivia().WithArgumentList(added.WithTrailingTrivia(attribute.GetTrailingTrivia()));
        }

        SyntaxNodeOrTokenList items = list.Arguments.GetWithSeparators()
            .Add(TokenAndSpace(SyntaxKind.CommaToken))
            .AddRange(added.Arguments.GetWithSeparators());
        return attribute.WithArgumentList(list.WithArguments(SyntaxFactory.SeparatedList<AttributeArgumentSyntax>(items)));
    }

    /// <summary>The attribute without some arguments.</summary>
    public static AttributeSyntax RemoveArguments(AttributeSyntax attribute, IReadOnlyCollection<AttributeArgumentSyntax> arguments)
    {
        AttributeArgumentListSyntax list = attribute.ArgumentList!;
        return list.Arguments.Count == arguments.Count
            ? attribute.WithArgumentList(null)
            : attribute.WithArgumentList(list.RemoveNodes(arguments, SyntaxRemoveOptions.KeepNoTrivia));
    }

    private static SimpleNameSyntax SimpleName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax alias => alias.Name,
        _ => (SimpleNameSyntax)name,
    };
}
