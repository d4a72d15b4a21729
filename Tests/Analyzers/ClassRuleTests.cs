using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using StaticNet.Analyzers;
using StaticNet.Generator.Declarations;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Analyzers;

/// <summary>Layers and networks in classes that cannot, or hardly, be meant.</summary>
public sealed class ClassRuleTests
{
    private const string Layers = "Input(4), Dense(2)";

    [Theory]
    [InlineData($"[Network, {Layers}] partial class A; [Network, {Layers}] partial class {{|SN0002:B|}} : A;")]
    [InlineData($"[Network, {Layers}] partial class A; class Between : A; [Network, {Layers}] partial class {{|SN0002:B|}} : Between;")]
    [InlineData($"class A(int x) {{ int X => x; }} [Network, {Layers}] partial class {{|SN0002:B|}} : A {{ public B() : base(1) {{ }} }}")]
    [InlineData($"[Network, {Layers}] partial class A; class B : A;")]
    [InlineData($"class A(int x = 3) {{ int X => x; }} [Network, {Layers}] partial class B : A;")]
    [InlineData($"abstract class A {{ protected A() {{ }} }} [Network, {Layers}] partial class B : A;")]

    // Records and structs: C# knows where a network may stand, and says so first.
    [InlineData($"partial class Outer<T> {{ [Network, {Layers}] partial class Net; }}")]
    [InlineData($"partial interface IOuter {{ [Network, {Layers}] partial class Net; }}")]
    public Task A_network_derives_from_what_it_can(string source) => VerifyAsync(source);

    [Theory]
    [InlineData($"[Block, Dense(3)] class A; [{{|SN0005:Network|}}, {Layers}] partial class B : A;")]
    [InlineData("[{|SN0004:Input(4)|}, Dense(3)] class A; [{|SN0005:{|SN0101:Network|}|}] partial class B : A;")]
    [InlineData($"[Block, Dense(3)] class A; class C; [Network, {Layers}, ReLU, Use<A>] partial class B : C;")]
    public Task Layers_of_a_base_class_are_not_its_own(string source) => VerifyAsync(source);

    [Theory]
    [InlineData("[Network]\n[Input(4)]\n{|SN0006:#if WIDE|}\n[Dense(3)]\n#endif\n[Dense(2)]\npartial class Net;")]
    [InlineData("[Network]\n[Input(4)]\n[Dense(3,\n#if WIDE\nUseBias = false, Activation = Activation.Tanh)]\n#else\nActivation = Activation.ReLU)]\n#endif\n[Dense(2)]\npartial class Net;")]
    [InlineData("[Network]\n[Input(4)]\n#if !WIDE\n[Dense(3, UseBias = false)] [ReLU]\n{|SN0006:#else|}\n[Dropout(0.5f), StaticNet.Dense(4)]\n#endif\n[Dense(2)]\npartial class Net;")]
    [InlineData("[Network]\n[Input(4)]\n#if WIDE\n[System.Obsolete]\n#endif\n[Dense(2)]\npartial class Net;")]
    [InlineData("[Network]\n[Input(4)]\n#if !WIDE\n[Dense(2)]\n#endif\npartial class Net\n{\n#if WIDE\n[Dense(3)] class Inner;\n#endif\n}")]

    // In one list, with the comma after them or before.
    [InlineData("[Network]\n[Input(4),\n{|SN0006:#if WIDE|}\n Dense(3),\n#endif\n Dense(2)]\npartial class Net;")]
    [InlineData("[Network, Input(4), Dense(2)\n{|SN0006:#if WIDE|}\n , ReLU, StaticNet.DenseAttribute(3) // More.\n#endif\n]\npartial class Net;")]
    [InlineData("[Network]\n[Input(4),\n#if !WIDE\n ReLU,\n{|SN0006:#elif DEEP|}\n Dense(4)]\n[ReLU,\n#endif\n Dense(2)]\npartial class Net;")]
    [InlineData("[Network]\n[Input(4)]\n[Dense(\n{|SN0006:#if WIDE|}\n3)]\n[ReLU]\n[Dense(\n#endif\n2)]\npartial class Net;")]
    [InlineData("[Network]\n[Input(4)]\n{|SN0006:#if WIDE|}\n// [Dense(3)] is too small.\n[type: Dense(5)]\n#endif\n[Dense(2)]\npartial class Net;")]
    [InlineData("[Network]\n[Input(4)]\n#if WIDE\n// [Dense(3)] is too small.\n#endif\n[Dense(2)]\npartial class Net;")]
    [InlineData("[Network]\n[Input(4), Dense(\n#if WIDE\n 3,\n#else\n 2,\n#endif\n UseBias = false)]\npartial class Net;")]

    // Another class, before or between; one of the same name is this network in another build.
    [InlineData("#if WIDE\n[Network]\n[Input(4)]\n[Dense(3)]\npartial class Wide;\n#endif\n[Network]\n[Input(4)]\n[Dense(2)]\npartial class Net;")]
    [InlineData("#if WIDE\n[Network]\n[Input(4)]\n[Dense(3)]\npartial class Wide { [Dense(3)] class Inner { } }\n#endif\n[Network]\n[Input(4)]\n[Dense(2)]\npartial class Net;")]
    [InlineData("#if WIDE\n[Network]\n#if DEEP\n[Dense(3)]\n#endif\n[Dense(3)]\npartial class Wide\n{\n}\n#endif\n[Network]\n[Input(4)]\n[Dense(2)]\npartial class Net;")]
    [InlineData("[Network]\n{|SN0006:#if WIDE|}\n[Dense(3)] partial class Wide;\n[Network] [Input(5)]\n#else\n[Input(4)]\n#endif\n[Dense(2)]\npartial class Net;")]
    [InlineData("#if !WIDE\n[Network]\n[Input(4)]\n[Dense(2)]\npartial class Net;\n#else\n[Network]\n[Input(4)]\n[Dense(3)]\npartial class Net;\n#endif")]
    [InlineData("{|SN0006:#if WIDE|}\n[Network]\n[Input(4)]\n[Dense(3)]\npartial class Net;\n#else\n[Network]\n[Input(4)]\n[Dense(2)]\npartial class Net;\n#endif")]
    public Task Layers_that_are_left_out_are_told(string source) => VerifyAsync(source);

    [Theory]
    [InlineData("class MineAttribute : LayerAttribute; [Network] [Input(4)] [{|SN0007:Mine|}] [Dense(2)] partial class Net;")]
    [InlineData("class MineAttribute : KernelLayerAttribute; [Block] [Dense(2)] [{|SN0007:Mine|}] class B;")]
    [InlineData("class MineAttribute : System.Attribute; [Network] [Input(4)] [Mine] [Dense(2)] partial class Net;")]
    [InlineData("class DenseAttribute(int units) : System.Attribute { public int Units => units; } [Network] [Input(4)] [{|SN0007:Dense(3)|}] [StaticNet.Dense(2)] partial class Net;")]
    [InlineData("namespace Mine { class ReLUAttribute : System.Attribute; [Network] [Input(4)] [Dense(3)] [{|SN0007:ReLU|}] [StaticNet.ReLU] [Dense(2)] partial class Net; }")]
    [InlineData("class ObsoleteAttribute : System.Attribute; [Network] [Input(4)] [Obsolete] [Dense(2)] partial class Net;")]
    public Task Attributes_that_nobody_reads_are_told(string source) => VerifyAsync(source);

    [Theory]
    [InlineData("[Input(4)] [Add(\"input_layer\", {|SN0416:\"input_layer\"|})]")]
    [InlineData("[Input(4, Name = \"x\")] [Dense(4, Name = \"a\")] [Maximum(\"x\", \"a\", {|SN0416:\"x\"|}, \"x\")]")]
    [InlineData("[Input(4, Name = \"x\")] [Multiply(\"x\", \"x\")]")]
    [InlineData("[Input(4, Name = \"x\")] [Concatenate(\"x\", \"x\")]")]
    public Task A_layer_is_joined_with_others(string layers) => VerifyAsync($"[Network] {layers} partial class Net;");

    /// <summary>What is a name and is null would leave the network without a word that it cannot be compiled.</summary>
    [Theory]
    [InlineData("[Input(4)] [Dense(2)] [Output({|SN0203:null|})]")]
    [InlineData("[Input(4, 4, 1)] [MaxPooling2D] [MaxUnpooling2D({|SN0203:null|})]")]
    [InlineData("[Input(4)] [Dense(2, From = null, Name = null)]")]
    public Task A_name_that_is_null_names_nothing(string layers) => VerifyAsync($"#nullable disable\n[Network] {layers} partial class Net;");

    /// <summary>Layers that stand elsewhere are not missing.</summary>
    [Theory]
    [InlineData("[Network] partial class A; [{|SN0003:Input(4)|}] [{|SN0003:Dense(2)|}] partial class A;")]
    [InlineData("[Network] [Input(4)] partial class A; [{|SN0003:Dense(2)|}] partial class A;")]
    public Task One_mistake_is_told_once(string source) => VerifyAsync(source);

    [Fact]
    public void A_network_that_derives_from_a_network_is_not_generated()
    {
        Compilation compilation = TestCompilation.Create($"using StaticNet; [Network, {Layers}] partial class A; [Network, {Layers}] partial class B : A;");
        Assert.NotNull(DeclarationReader.Read(TestCompilation.FindType(compilation, "A"), default));
        Assert.Null(DeclarationReader.Read(TestCompilation.FindType(compilation, "B"), default));
    }

    [Fact]
    public async Task The_message_tells_who_took_the_name()
    {
        Compilation compilation = TestCompilation.Create(
            "using StaticNet; namespace Mine; class ReLUAttribute : System.Attribute; [Network] [Input(4)] [Dense(3)] [ReLU] partial class Net;");
        Assert.Equal(
            "Nothing is made of [ReLU] on 'Net': here it is 'Mine.ReLUAttribute'; write [StaticNet.ReLU] if you mean the layer",
            Assert.Single(await AnalyzerVerifier.AnalyzeAsync<NetworkAnalyzer>(compilation)).GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task The_message_tells_what_is_left_out()
    {
        Compilation compilation = TestCompilation.Create("using StaticNet;\n[Network]\n[Input(4)]\n#if WIDE\n[Dense(3)]\n[ReLU]\n#endif\n[Dense(2)]\npartial class Net;");
        Assert.Equal(
            "[Dense], [ReLU] of 'Net' is left out of this build: with other symbols it is another network, which cannot load this one's parameters",
            Assert.Single((await AnalyzerVerifier.AnalyzeAsync<NetworkAnalyzer>(compilation)).Select(static each => each.GetMessage(CultureInfo.InvariantCulture))));
    }

    private static Task VerifyAsync(string source) => AnalyzerVerifier.VerifyAsync<NetworkAnalyzer>("using StaticNet;\n" + source);
}
