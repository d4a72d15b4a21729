using System;
using System.Collections;
using System.Collections.Generic;
using System.Reflection;
using Microsoft.CodeAnalysis;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Shapes;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Generation;

/// <summary>What the stages hand on is plain data that compares by value, and keeps no compilation alive.</summary>
public sealed class ObjectGraphTests
{
    private const string Source = """
        using StaticNet;
        namespace Space;
        partial class Outer<T>
        {
            [Network]
            [Input(8, 8, 3)]
            [Conv2D(4, 3, Padding = Padding.Same, Activation = Activation.GELU)]
            [BatchNormalization]
            [Conv2D(4, 1, From = "conv2d", Name = "side")]
            [Add("batch_normalization", "side")]
            [MaxPooling2D(2)]
            [Flatten]
            [Dropout(0.25f)]
            [Dense(10, Activation = Activation.Softmax)]
            public sealed partial class Net;
        }
        """;

    [Fact]
    public void No_stage_holds_on_to_the_compilation()
    {
        NetworkDeclaration declaration = TestCompilation.Declare("Space.Outer`1+Net", Source);
        AssertPlain(declaration);
        NetworkModel model = ShapeInference.Infer(declaration);
        AssertPlain(model);
        AssertPlain(NetworkPlanner.Run(model));
        AssertPlain(TestCompilation.Infer("[Input(3), Dense(0), Add(\"x\")]"));
    }

    [Fact]
    public void Every_stage_compares_by_value()
    {
        NetworkDeclaration one = TestCompilation.Declare("Space.Outer`1+Net", Source);
        NetworkDeclaration two = TestCompilation.Declare("Space.Outer`1+Net", "// Another text.\n" + Source);
        Assert.NotSame(one, two);
        Assert.Equal(one, two);
        Assert.Equal(one.GetHashCode(), two.GetHashCode());
        NetworkModel model = ShapeInference.Infer(one);
        Assert.Equal(model, ShapeInference.Infer(two));
        Assert.Equal(NetworkPlanner.Run(model), NetworkPlanner.Run(ShapeInference.Infer(two)));
    }

    private static void AssertPlain(object root)
    {
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Stack<(object Value, string Path)> open = new([(root, root.GetType().Name)]);
        while (open.TryPop(out (object Value, string Path) next))
        {
            (object value, string path) = next;
            bool forbidden = value is ISymbol or SyntaxNode or SyntaxToken or SyntaxTree or SyntaxReference or Location
                or Compilation or SemanticModel or AttributeData or TypedConstant or Delegate;
            Assert.False(forbidden, $"{path} is a {value.GetType()}");
            Type type = value.GetType();
            if (type.IsPrimitive || type.IsEnum || value is string or Type || !seen.Add(value))
            {
                continue;
            }

            if (value is IEnumerable items)
            {
                foreach (object? item in items)
                {
                    Push(item, path + "[]");
                }
            }

            for (Type? level = type; level is not null && !type.IsArray; level = level.BaseType)
            {
                foreach (FieldInfo field in level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                {
                    Push(field.GetValue(value), path + "." + field.Name);
                }
            }
        }

        Assert.True(seen.Count > 3);

        void Push(object? value, string path)
        {
            if (value is not null)
            {
                open.Push((value, path));
            }
        }
    }
}
