using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Generator.Declarations;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Declarations;

/// <summary>What [Use] says of the class that it names.</summary>
public sealed class BlockReaderTests
{
    private const string Blocks = """
        using StaticNet;
        [Dense(9)] public abstract partial class Mlp;
        [Block, Dense(3, Name = "a")]
        [Dense(4, From = "input"), Add("a", "a", Name = "sum")]
        [Use<Inner>(Repeat = 2)]
        public abstract partial class Mlp;
        [Block] [Flatten] [Dropout(0.5f)] [MaxPooling2D(2, 3)] [Activation(Activation.Tanh)]
        public class Inner;
        """;

    private const string Network = "using StaticNet; [Network, Input(4), Use<Mlp>(Name = \"x\"), Dense(2)] public partial class Net;";

    [Fact]
    public void A_use_carries_the_layers_of_its_block()
    {
        NetworkDeclaration declaration = TestCompilation.Declare("Net", Network, Blocks);
        Assert.Equal(["Input", "Use", "Dense"], declaration.Layers.Select(static layer => layer.Kind));
        Assert.Equal([0, 1, 2], declaration.Layers.Select(static layer => layer.Position));
        BlockDeclaration block = declaration.Layers[1].Block!;
        Assert.Equal(("Mlp", null), (block.Name, block.Problem));
        Assert.Equal(["Dense", "Dense", "Add", "Use"], block.Layers.Select(static layer => layer.Kind));
        Assert.Equal([null, "input", null, null], block.Layers.Select(static layer => layer.From));
        Assert.Equal([0, 1, 2, 3], block.Layers.Select(static layer => layer.Position));
        Assert.Equal(2, block.Layers[3].Int("Repeat"));
        Assert.Equal(["Flatten", "Dropout", "MaxPooling2D", "Activation"], block.Layers[3].Block!.Layers.Select(static layer => layer.Kind));
    }

    [Fact]
    public void A_block_of_a_compiled_assembly_reads_as_its_source_does()
    {
        // One part: a compiled class does not tell where its attributes stood.
        string blocks = Blocks.Replace("[Dense(9)] public abstract partial class Mlp;\n", string.Empty);
        CSharpCompilation library = TestCompilation.Create(blocks).WithAssemblyName("Library");
        using System.IO.MemoryStream image = new();
        Assert.True(library.Emit(image).Success);
        CSharpCompilation user = TestCompilation.Create(Network)
            .AddReferences(Microsoft.CodeAnalysis.MetadataReference.CreateFromImage(image.ToArray()));
        CSharpCompilation inside = TestCompilation.Create(Network).AddReferences(library.ToMetadataReference());
        NetworkDeclaration expected = TestCompilation.Declare("Net", Network, blocks);
        Assert.Equal(expected, DeclarationReader.Read(TestCompilation.FindType(user, "Net"), default));
        Assert.Equal(expected, DeclarationReader.Read(TestCompilation.FindType(inside, "Net"), default));
    }

    [Theory]
    [InlineData("[Use<>]")]
    [InlineData("[Use<Missing>(Repeat = nothing)]")]
    [InlineData("[Use<int>] [Use<System.Math>]")]
    [InlineData("[Use<Net>] [Use<T, U>] [Use]")]
    public void Errors_of_CSharp_do_not_throw(string attributes)
    {
        CSharpCompilation compilation = TestCompilation.Create(TestCompilation.Network("[Input(4)] " + attributes + " [Dense(3)]"));
        NetworkDeclaration? declaration = DeclarationReader.Read(TestCompilation.FindType(compilation, "Net"), default);
        Assert.NotNull(declaration);
        _ = StaticNet.Generator.NetworkGenerator.Compile(declaration);
    }
}
