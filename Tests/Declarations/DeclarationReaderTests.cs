using System.Linq;
using StaticNet.Generator.Declarations;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Declarations;

public sealed class DeclarationReaderTests
{
    [Fact]
    public void Layers_come_in_source_order_with_arguments_under_property_names()
    {
        NetworkDeclaration declaration = TestCompilation.Declare("Net", """
            using StaticNet;
            [Input(28, 28, 1)]
            [Network(Precision = Precision.Double, Tile = 8)]
            [Conv2D(32, 3, Activation = Activation.ReLU, Name = "c"), MaxPooling2D]
            [AveragePooling2D(2, 3, Strides = 1)]
            [Dropout(0.1f, From = "c")]
            [Add("c", "c")]
            [Output("c")]
            public partial class Net;
            """);
        Assert.Equal(StaticNet.Generator.Declarations.Precision.Double, declaration.Precision);
        Assert.Equal(8, declaration.Tile);
        Assert.Equal(
            ["Input", "Conv2D", "MaxPooling2D", "AveragePooling2D", "Dropout", "Add", "Output"],
            declaration.Layers.Select(static layer => layer.Kind));
        LayerDeclaration conv = declaration.Layers[1];
        Assert.Equal("c", conv.Name);
        Assert.Equal([28, 28, 1], declaration.Layers[0].Ints("Shape"));
        Assert.Equal(
            [new("Filters", 32), new("KernelHeight", 3), new("KernelWidth", 3), new("Activation", 1)],
            conv.Arguments);
        Assert.Equal([new("PoolHeight", 2), new("PoolWidth", 2)], declaration.Layers[2].Arguments);
        Assert.Equal([new("PoolHeight", 2), new("PoolWidth", 3), new("Strides", 1)], declaration.Layers[3].Arguments);
        Assert.Equal("c", declaration.Layers[4].From);
        Assert.Equal([new("Rate", 0.1)], declaration.Layers[4].Arguments);
        Assert.Equal(["c", "c"], declaration.Layers[5].Strings("Layers"));
        Assert.Equal("c", declaration.Layers[6].String("Layer"));
    }

    [Fact]
    public void Only_the_part_with_Network_counts()
    {
        NetworkDeclaration declaration = TestCompilation.Declare(
            "Net",
            "using StaticNet; [Dense(1)] public partial class Net;",
            "using StaticNet; [Network, Input(4)] [Dense(2)] public partial class Net;",
            "using StaticNet; [Dense(3)] public partial class Net;");
        Assert.Equal(["Input", "Dense"], declaration.Layers.Select(static layer => layer.Kind));
        Assert.Equal(2, declaration.Layers[1].Int("Units"));
    }

    [Fact]
    public void Attributes_of_others_are_ignored()
    {
        NetworkDeclaration declaration = TestCompilation.Declare("Net", """
            using System;
            using StaticNet;
            namespace Mine { public sealed class DenseAttribute(int units) : LayerAttribute { public int Units => units; } }
            [Network, Input(4), Mine.Dense(3), Serializable, Dense(2)]
            public partial class Net;
            """);
        Assert.Equal(["Input", "Dense"], declaration.Layers.Select(static layer => layer.Kind));
    }

    [Theory]
    [InlineData("[Input(4)] [Dense(\"a\")]")]
    [InlineData("[Input(4)] [Dense(missing)]")]
    [InlineData("[Input(4, missing)] [Dense]")]
    [InlineData("[Input(null)] [Add(null)] [Add(null, \"a\")] [Output(null)]")]
    [InlineData("[Input(4)] [Dense(1, Name = null, From = missing, Activation = (Activation)1.5)]")]
    [InlineData("[Input(4)] [Nothing(1)] [Dense(1, 2, 3, 4)] [Dense(units: , Name = )]")]
    [InlineData("[Input(new[] { 1, missing })] [Conv2D(1, 2, 3, 4)] [Conv2D] [Conv2D(kernelSize: 3, filters: 2)]")]
    [InlineData("[Input(int.MaxValue + 1)] [Dense((int)1e20)] [Dropout(float.NaN)] [Dense(1, KernelInitializerValue = 1.0 / 0)]")]
    public void Errors_of_CSharp_do_not_throw(string attributes)
    {
        Microsoft.CodeAnalysis.CSharp.CSharpCompilation compilation = TestCompilation.Create(TestCompilation.Network(attributes));
        NetworkDeclaration? declaration = DeclarationReader.Read(TestCompilation.FindType(compilation, "Net"), default);
        Assert.NotNull(declaration);
        _ = StaticNet.Generator.Shapes.ShapeInference.Infer(declaration);
    }

    [Fact]
    public void A_class_without_Network_declares_nothing() =>
        Assert.Null(DeclarationReader.Read(
            TestCompilation.FindType(TestCompilation.Create("[StaticNet.Dense(1)] partial class Net;"), "Net"), default));

    [Theory]
    [InlineData("[StaticNet.Network] class Net;", "Net", ClassProblem.NotPartial)]
    [InlineData("class Outer { [StaticNet.Network] partial class Net; }", "Outer+Net", ClassProblem.ContainerNotPartial)]
    [InlineData("[StaticNet.Network] partial record Net;", "Net", ClassProblem.Record)]
    [InlineData("[StaticNet.Network] static partial class Net;", "Net", ClassProblem.Static)]
    [InlineData("[StaticNet.Network] partial class Net(int x) { int X => x; }", "Net", ClassProblem.PrimaryConstructor)]
    [InlineData("[StaticNet.Network] abstract partial class Net;", "Net", ClassProblem.None)]
    internal void A_class_that_cannot_be_extended_is_told_apart(string source, string name, ClassProblem problem)
    {
        Microsoft.CodeAnalysis.INamedTypeSymbol type = TestCompilation.FindType(TestCompilation.Create(source), name);
        Assert.Equal(problem, TypeScaffoldReader.FindProblem(type, default));
        Assert.Equal(problem == ClassProblem.None, DeclarationReader.Read(type, default) is not null);
    }

    [Fact]
    public void A_file_local_class_cannot_be_extended()
    {
        Microsoft.CodeAnalysis.CSharp.CSharpCompilation compilation =
            TestCompilation.Create("[StaticNet.Network] file partial class Net;");
        Microsoft.CodeAnalysis.INamedTypeSymbol type = compilation.GlobalNamespace.GetTypeMembers("Net").Single();
        Assert.Equal(ClassProblem.FileLocal, TypeScaffoldReader.FindProblem(type, default));
    }
}
