using System.Linq;
using System.Threading.Tasks;
using StaticNet.Analyzers;
using StaticNet.Generator;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Shapes;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Shapes;

/// <summary>[Expect] is checked where it stands, and is nothing else.</summary>
public sealed class ExpectationTests
{
    [Theory]
    [InlineData("[Input(28, 28, 1)] [Expect(28, 28, 1)] [Conv2D(32, 3, Activation = Activation.ReLU)] [Expect(26, 26, 32)] [Flatten] [Dense(10)] [Expect(10)]")]
    [InlineData("[Input(4, Name = \"x\")] [Dense(3, Activation = Activation.ReLU)] [Expect(4, From = \"x\")] [Expect(3)] [Dense(2)] [Output(\"dense_1\")] [Expect(2)]")]
    [InlineData("[Input(5, 4)] [Dense(3, TimeDistributed = true)] [Expect(5, 3)] [Expect(3, TimeDistributed = true)]")]

    // What is after an error is not known.
    [InlineData("[Input(4)] [Dense({|SN0301:0|})] [Expect(7)] [Dense(2)]")]
    [InlineData("[Input(4)] [Dense(3)] [Expect(3, {|SN0405:Name = \"e\"|})]")]
    [InlineData("[Input(4)] [Dense(3)] [Expect({|SN0310:4|})]")]
    [InlineData("[Input(28, 28, 1)] [Conv2D(32, 3)] [Expect(26, 26, {|SN0310:31|})] [Flatten] [Dense(10)]")]
    [InlineData("[Input(28, 28, 1)] [Conv2D(32, 3)] [Expect(shape: new[] { {|SN0310:25|}, 26, 32 })] [Flatten] [Dense(10)]")]
    [InlineData("[Input(28, 28, 1)] [Conv2D(32, 3)] [{|SN0310:Expect(28, 28, 32)|}] [Flatten] [Dense(10)]")]
    [InlineData("[Input(28, 28, 1)] [Conv2D(32, 3)] [Flatten] [{|SN0310:Expect(26, 26, 32)|}] [Dense(10)]")]
    [InlineData("[Input(4)] [Dense(3)] [{|SN0310:Expect|}]")]
    [InlineData("[Input(4)] [Dense(3)] [Expect(3, {|SN0203:From = \"x\"|})]")]
    [InlineData("[Input(4)] [Expect(3, {|SN0204:From = \"a\"|})] [Dense(3, Name = \"a\")]")]
    [InlineData("[{|SN0103:Expect(4)|}] [Input(4)] [Dense(3)]")]
    [InlineData("[{|SN0104:Input(4)|}] [Expect(4)]")]
    public Task It_is_told_where_it_is_wrong(string layers) =>
        AnalyzerVerifier.VerifyAsync<NetworkAnalyzer>($"using StaticNet;\n[Network]\n{layers}\npartial class Net;");

    [Theory]
    [InlineData("[Block] [Expect(8)] [Dense(4, Activation = Activation.ReLU)] [Expect(4)] class B;", "[Input(8)] [Use<B>] [Expect(4)] [Dense(2)]")]
    [InlineData("[Block] [Expect(8)] [Dense(4, Activation = Activation.ReLU)] [Expect(4)] class B;", "[Input(5, 8)] [Use<B>(TimeDistributed = true)] [Expect(5, 4)] [Flatten] [Dense(2)]")]
    [InlineData("[Block] [Dense(4, Activation = Activation.ReLU)] [Expect(4)] class B;", "[Input(8)] [Use<B>(Repeat = 2)] [Dense(2)]")]
    [InlineData("[Block] [Expect(7)] [Dense(4)] class B;", "[Input(8)] [{|SN0310:Use<B>|}]")]
    [InlineData("[Block] [Dense(4)] [Expect(3)] class B;", "[Input(8)] [{|SN0310:Use<B>|}]")]
    [InlineData("[Block] [Dense(4)] [Expect(9, From = \"input\")] class B;", "[Input(8)] [{|SN0310:Use<B>|}]")]
    [InlineData("[{|SN0340:Block|}] [Expect(4)] class B;", "[Input(8)] [{|SN0340:Use<B>|}]")]
    public Task It_holds_in_blocks_too(string block, string layers) =>
        AnalyzerVerifier.VerifyAsync<NetworkAnalyzer>($"using StaticNet;\n{block} [Network] {layers} partial class Net;");

    /// <summary>Names, order and code are those of the network without it, at whichever place it stands.</summary>
    [Theory]
    [InlineData("[Input(6, 4)] {0} [LSTM(3, ReturnSequences = true)] {1} [Dense(2)] {2}", "[Expect(6, 4)]", "[Expect(6, 3)]", "[Expect(6, 2)]")]
    [InlineData("[Input(6)] {0} [Dense(4, Activation = Activation.ReLU)] {1} [Dense(2)] {2} [Output(\"dense_1\")]", "[Expect(6)]", "[Expect(4)]", "[Expect(2)]")]
    public void It_makes_no_code(string layers, params string[] expectations)
    {
        NetworkDeclaration Declare(params object[] texts) =>
            TestCompilation.Declare("Net", TestCompilation.Network(string.Format(null, layers, texts)));
        string without = NetworkGenerator.Compile(Declare("", "", "")).ToString();
        Assert.DoesNotContain("not compiled", without);
        Assert.Equal(without, NetworkGenerator.Compile(Declare([.. expectations])).ToString());
    }

    [Fact]
    public void The_error_tells_both_shapes_and_what_made_the_one() => Assert.Equal(
        ["26×26×32", "26×26×31", "conv2d", "[Conv2D] of 28×28×1; Filters = 31 would make the other"],
        Assert.Single(TestCompilation.Infer("[Input(28, 28, 1)] [Conv2D(32, 3)] [Expect(26, 26, 31)]").Errors).MessageArguments.ToArray());

    [Fact]
    public void Layers_of_a_block_read_the_ones_before_the_expectation()
    {
        NetworkModel model = ShapeInference.Infer(TestCompilation.Declare("Net", """
            using StaticNet;
            [Block] [Expect(8)] [Dense(4, Name = "a")] [Expect(4)] [ReLU] [Add("a", "re_lu")] [Expect(4)] class B;
            [Network] [Input(8)] [Dense(6, Name = "other")] [Use<B>(From = "input_layer")] [Concatenate("other", "b")] partial class Net;
            """));
        Assert.Empty(model.Errors);
        Assert.Equal(["input_layer", "other", "b.a", "b.re_lu", "b", "concatenate"], model.Nodes.Select(static node => node.Name));
        Assert.Equal([[], [0], [0], [2], [2, 3], [1, 4]], model.Nodes.Select(static node => node.Inputs.ToArray()));
    }
}
