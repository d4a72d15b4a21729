using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Generator;
using Xunit;

namespace StaticNet.Tests.Roslyn;

/// <summary>Compilations as a compiler sees them: with what the generator makes.</summary>
internal static class GeneratedCompilation
{
    private static readonly ConcurrentDictionary<string, SyntaxTree[]> s_generated = new();

    /// <summary>
    /// The code, as Test0.cs, beside networks with the members that are generated. Of these there are only the signatures, once
    /// however many codes use them: compiling what is in them takes a hundred times as long.
    /// </summary>
    public static Compilation Create(string networks, string code) =>
        TestCompilation.Create(code, networks).AddSyntaxTrees(
            s_generated.GetOrAdd(networks, static networks => GenerateSignatures(TestCompilation.Create(networks))));

    /// <summary>As <see cref="Create(string, string)"/>, of sources in which those of the networks are among others.</summary>
    public static Compilation Create(Compilation networks, string[] sources) =>
        TestCompilation.Create(sources).AddSyntaxTrees(GenerateSignatures(networks));

    /// <summary>A compilation and what the generator adds to it.</summary>
    public static Compilation Run(Compilation compilation)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new NetworkGenerator().AsSourceGenerator()], parseOptions: TestCompilation.ParseOptions);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out ImmutableArray<Diagnostic> diagnostics);
        Assert.Empty(diagnostics);
        return generated;
    }

    private static SyntaxTree[] GenerateSignatures(Compilation networks) =>
    [
        .. Run(networks).SyntaxTrees.Except(networks.SyntaxTrees).Select(static tree =>
            tree.WithRootAndOptions(new Signatures().Visit(tree.GetRoot()), tree.Options)),
    ];

    // Members without what they do, and without the kernels.
    private sealed class Signatures : CSharpSyntaxRewriter
    {
        private static readonly ArrowExpressionClauseSyntax s_nothing =
            SyntaxFactory.ArrowExpressionClause(SyntaxFactory.ParseExpression("throw null!").WithLeadingTrivia(SyntaxFactory.Space));

        private static readonly SyntaxToken s_end = SyntaxFactory.Token(SyntaxKind.SemicolonToken);

        public override SyntaxNode? VisitNamespaceDeclaration(NamespaceDeclarationSyntax node) =>
            node.Name.ToString() == "StaticNet.Generated" ? null : base.VisitNamespaceDeclaration(node);

        public override SyntaxNode? VisitFieldDeclaration(FieldDeclarationSyntax node) =>
            node.Modifiers.Any(SyntaxKind.ConstKeyword) ? node : null;

        public override SyntaxNode VisitMethodDeclaration(MethodDeclarationSyntax node) =>
            node.WithBody(null).WithExpressionBody(s_nothing).WithSemicolonToken(s_end);

        public override SyntaxNode VisitConstructorDeclaration(ConstructorDeclarationSyntax node) =>
            node.WithBody(null).WithExpressionBody(s_nothing).WithSemicolonToken(s_end);

        public override SyntaxNode VisitPropertyDeclaration(PropertyDeclarationSyntax node) =>
            node.WithAccessorList(null).WithInitializer(null).WithExpressionBody(s_nothing).WithSemicolonToken(s_end);
    }
}
