using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using StaticNet.Analyzers;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Generation;

/// <summary>A declaration with errors still has all its members, so that one mistake shows as one error and not as a hundred.</summary>
public sealed class BrokenDeclarationTests
{
    private const string Use = """
        internal static class User
        {
            public static void Use(string path)
            {
                Net net = new(seed: 1);
                ELEMENT[] input = new ELEMENT[Net.InputSize];
                ELEMENT[] output = new ELEMENT[Net.OutputSize];
                net.Forward(input, output);
                NetworkContext<ELEMENT> context = net.CreateContext();
                context = net.CreateContext(Net.Tile);
                net.Forward(context, input, output);
                net.Backward(context, output);
                net.BackwardFromLogits(context, output, input);
                net.UpdateStatistics(context.Gradients, Net.ParameterCount);
                net.Save(path);
                net.Load(path);
                _ = Net.Summary + net.Info.Name + net.Parameters["dense/kernel"].Count;
                INetwork<ELEMENT> any = net;
                _ = any;
            }
        }
        """;

    [Theory]
    [InlineData("[Network]")]
    [InlineData("[Network, Input(3)]")]
    [InlineData("[Network, Dense(3)]")]
    [InlineData("[Network, Dense(3), Input(3)]")]
    [InlineData("[Network, Input(3), Input(3), Dense(3)]")]
    [InlineData("[Network, Input, Dense(3)]")]
    [InlineData("[Network, Input(1, 2, 3, 4, 5), Flatten, Dense(3)]")]
    [InlineData("[Network, Input(0), Dense(3)]")]
    [InlineData("[Network, Input(-3), Dense(3)]")]
    [InlineData("[Network, Input(3), Dense(0)]")]
    [InlineData("[Network, Input(3), Dense(-1)]")]
    [InlineData("[Network, Input(3), Dense(int.MaxValue)]")]
    [InlineData("[Network, Input(int.MaxValue, int.MaxValue, int.MaxValue), Flatten, Dense(3)]")]
    [InlineData("[Network, Input(8, 8, 1), LSTM(3)]")]
    [InlineData("[Network, Input(3), Conv2D(3, 3)]")]
    [InlineData("[Network, Input(3), Expect(4), Dense(3), Expect(2)]")]
    [InlineData("[Network, Input(3), Dense(3), Output(null!)]")]
    [InlineData("[Network, Input(2, 2, 1), Conv2D(3, 3), Flatten, Dense(2)]")]
    [InlineData("[Network, Input(8, 8, 3), Conv2D(4, 3, Groups = 2), Flatten, Dense(2)]")]
    [InlineData("[Network, Input(8, 8, 2), Conv2D(4, 3, Strides = 0), Flatten, Dense(2)]")]
    [InlineData("[Network, Input(8, 8, 2), Conv2D(4, 3, DilationRate = -1), Flatten, Dense(2)]")]
    [InlineData("[Network, Input(8, 8, 2), Conv2D(4, 3, Padding = (Padding)9), Flatten, Dense(2)]")]
    [InlineData("[Network, Input(8, 8, 2), MaxPooling2D(9), Flatten, Dense(2)]")]
    [InlineData("[Network, Input(8, 8, 2), AveragePooling2D(2, Strides = -2), Flatten, Dense(2)]")]
    [InlineData("[Network, Input(3), GlobalAveragePooling2D, Dense(2)]")]
    [InlineData("[Network, Input(3), Dropout(1f), Dense(2)]")]
    [InlineData("[Network, Input(3), Dropout(float.NaN), Dense(2)]")]
    [InlineData("[Network, Input(3), BatchNormalization(Epsilon = 0), Dense(2)]")]
    [InlineData("[Network, Input(3), BatchNormalization(Momentum = 2), Dense(2)]")]
    [InlineData("[Network, Input(3), Activation((Activation)99), Dense(2)]")]
    [InlineData("[Network, Input(3), Dense(2, Activation = (Activation)(-1))]")]
    [InlineData("[Network, Input(3), Dense(2, From = \"nowhere\")]")]
    [InlineData("[Network, Input(3), Dense(2, Name = \"a\", From = \"a\")]")]
    [InlineData("[Network, Input(3), Dense(2, Name = \"a\"), Dense(2, Name = \"a\")]")]
    [InlineData("[Network, Input(3), Dense(2, Name = \"a/b\")]")]
    [InlineData("[Network, Input(3), Dense(2, Name = \"\")]")]
    [InlineData("[Network, Input(3), Dense(2, Name = \"*/ }} \\\" <\\n>\")]")]
    [InlineData("[Network, Input(3), Add]")]
    [InlineData("[Network, Input(3), Add(\"input_layer\"), Dense(2)]")]
    [InlineData("[Network, Input(3), Dense(2, Name = \"a\"), Add(\"a\", \"input_layer\"), Dense(2)]")]
    [InlineData("[Network, Input(3), Dense(2, Name = \"a\"), Dense(2, From = \"input_layer\")]")]
    [InlineData("[Network, Input(3), Dense(2), Output(\"nowhere\")]")]
    [InlineData("[Network, Input(3), Dense(2), Output(\"dense\"), Output(\"dense\")]")]
    [InlineData("[Network(Tile = 257), Input(3), Dense(2)]")]
    [InlineData("[Network(Tile = -1), Input(3), Dense(2)]")]
    [InlineData("[Network(Precision = (Precision)5), Input(3), Dense(2)]")]
    [InlineData("[Network(Precision = Precision.Double), Input(3), Dense(0)]", "double")]
    public async Task It_compiles_and_only_the_analyzer_complains(string attributes, string element = "float")
    {
        string use = Use.Replace("ELEMENT", element, System.StringComparison.Ordinal);
        Compilation compilation = NetworkCompiler.Generate($"using StaticNet;\n{attributes}\ninternal sealed partial class Net;\n{use}");
        Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        Assert.NotEmpty((await AnalyzerVerifier.AnalyzeAsync<NetworkAnalyzer>(compilation))
            .Where(static diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error));
    }

    [Fact]
    public void The_forward_with_a_span_for_each_port_is_there_too()
    {
        Compilation compilation = NetworkCompiler.Generate("""
            using StaticNet;
            [Network, Input(3, Name = "image"), Dense(0, Name = "price"), Input(-1, Name = "features"), Dense(2, Name = "price"), Output("price"), Output("price")]
            internal sealed partial class Net;
            internal static class User
            {
                public static void Use(float[] a) => new Net().Forward(image: a, features: a, price: a, price_2: a);
            }
            """);
        Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
    }

    [Theory]
    [InlineData("[Network, Input(8, 4), LSTM(0)]")]
    [InlineData("[Network, Input(8, 4), GRU(3, ReturnSequences = true), Dense(0)]")]
    [InlineData("[Network, Input(8, 4), Conv1D(0, 3, Padding = Padding.Causal)]")]
    [InlineData("[Network(Precision = Precision.Double), Input(8, 4), Dense(3), DepthwiseConv1D(0, Padding = Padding.Causal)]", "double")]
    [InlineData("[Block, LSTM(0)] internal sealed class Memory; [Network, Input(8, 4), Use<Memory>]")]
    public void What_would_run_step_by_step_has_those_members_too(string attributes, string element = "float")
    {
        Compilation compilation = NetworkCompiler.Generate($$"""
            using StaticNet;
            {{attributes}}
            internal sealed partial class Net;
            internal static class User
            {
                public static int Use(IStreamingNetwork<{{element}}> any, {{element}}[] a)
                {
                    Net net = new();
                    NetworkState<{{element}}> state = net.CreateState();
                    net.Step(state, a, a);
                    any = net;
                    return net.StepInputSize + net.StepOutputSize;
                }
            }
            """);
        Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
    }

    [Fact]
    public void Its_members_throw()
    {
        INetwork<float> network = NetworkCompiler.Compile("using StaticNet; [Network, Input(3), Dense(0)] internal partial class Net;").Create<float>("Net");
        Assert.Throws<System.InvalidOperationException>(() => network.Forward(new float[3], new float[1]));
        Assert.Throws<System.InvalidOperationException>(() => network.Parameters);
        Assert.Throws<System.InvalidOperationException>(() => network.CreateContext(1));
    }
}
