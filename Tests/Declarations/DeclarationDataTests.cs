using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Shapes;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Declarations;

/// <summary>Declarations and models are plain data: they compare by value and keep nothing of the compilation alive.</summary>
public sealed class DeclarationDataTests
{
    private const string Source = """
        using StaticNet;
        namespace Shop;
        public partial class Outer<T>
        {
            [Network(Tile = 4)]
            [Input(8, 8, 2, Name = "in")]
            [Conv2D(4, 3, Groups = 2, Padding = Padding.Same, Activation = Activation.ReLU, Name = "a")]
            [BatchNormalization(Momentum = 0.9f)]
            [Add("a", "batch_normalization")]
            [Flatten]
            [Dense(3, KernelInitializer = Initializer.Constant, KernelInitializerValue = 0.5)]
            [Output("dense")]
            public sealed partial class Net;
        }
        """;

    [Fact]
    public void Equal_sources_give_equal_data()
    {
        NetworkModel first = ShapeInference.Infer(TestCompilation.Declare("Shop.Outer`1+Net", Source));
        NetworkModel second = ShapeInference.Infer(TestCompilation.Declare("Shop.Outer`1+Net", "\n// moved\n" + Source, "class Other;"));
        Assert.Empty(first.Errors);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.NotSame(first.Declaration, second.Declaration);
    }

    [Theory]
    [InlineData("Groups = 2", "Groups = 1")]
    [InlineData("0.9f", "0.8f")]
    [InlineData("\"a\", \"batch", "\"batch_normalization\", \"batch")]
    [InlineData("Tile = 4", "Tile = 5")]
    [InlineData("Outer<T>", "Outer<U>")]
    public void A_change_makes_them_differ(string text, string replacement)
    {
        NetworkDeclaration first = TestCompilation.Declare("Shop.Outer`1+Net", Source);
        NetworkDeclaration second = TestCompilation.Declare("Shop.Outer`1+Net", Source.Replace(text, replacement, StringComparison.Ordinal));
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void The_object_graph_holds_nothing_of_the_compilation()
    {
        NetworkModel model = ShapeInference.Infer(TestCompilation.Declare("Shop.Outer`1+Net", Source));
        Assert.Equal([], Offenders(model));
    }

    [Fact]
    public void The_walk_finds_what_it_looks_for()
    {
        Compilation compilation = TestCompilation.Create(Source);
        SyntaxTree tree = compilation.SyntaxTrees.First();
        object[] planted = [compilation, tree, tree.GetRoot(), Location.Create("a", default, default), compilation.GlobalNamespace];
        Assert.All(planted, static item => Assert.NotEmpty(Offenders(new Argument("x", new List<object> { item }))));
    }

    private static List<string> Offenders(object root)
    {
        List<string> offenders = [];
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Stack<object> pending = new([root]);
        while (pending.Count > 0)
        {
            object item = pending.Pop();
            if (item is string || item.GetType().IsPrimitive || item.GetType().IsEnum || item is Type || !seen.Add(item))
            {
                continue;
            }

            if (item is ISymbol or SyntaxNode or SyntaxTree or SyntaxReference or Location or Compilation or SourceText
                or SemanticModel or AttributeData or TypedConstant)
            {
                offenders.Add(item.GetType().FullName!);
                continue;
            }

            if (item is IEnumerable items)
            {
                foreach (object? element in items)
                {
                    if (element is not null)
                    {
                        pending.Push(element);
                    }
                }
            }

            for (Type? type = item.GetType(); type is not null; type = type.BaseType)
            {
                foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                {
                    if (field.GetValue(item) is object value)
                    {
                        pending.Push(value);
                    }
                }
            }
        }

        return offenders;
    }
}
