using System.Threading.Tasks;
using StaticNet.Analyzers;
using StaticNet.CodeFixes;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Analyzers.Fixes;

public sealed class ReplaceArgumentFixTests
{
    [Theory]
    [InlineData("[Input(4)] [Dense(0)]", "[Input(4)] [Dense(1)]")]
    [InlineData("[Input(4)] [Dense(-3, Name = \"a\")]", "[Input(4)] [Dense(1, Name = \"a\")]")]
    [InlineData("[Input(4)] [Dense(units: 0)]", "[Input(4)] [Dense(units: 1)]")]
    [InlineData("[Input(4, -1, 2)] [Dense(3)]", "[Input(4, 1, 2)] [Dense(3)]")]
    [InlineData("[Input(8, 8, 1)] [Conv2D(4, 3, Strides = 0)]", "[Input(8, 8, 1)] [Conv2D(4, 3, Strides = 1)]")]
    [InlineData("[Input(4)] [Dense(8)] [ReLU] [Dropout(25f)] [Dense(2)]", "[Input(4)] [Dense(8)] [ReLU] [Dropout(0.25f)] [Dense(2)]")]
    [InlineData("[Input(4)] [Dense(8)] [ReLU] [Dropout(-0.3f)] [Dense(2)]", "[Input(4)] [Dense(8)] [ReLU] [Dropout(0.3f)] [Dense(2)]")]
    [InlineData("[Input(4)] [Dense(8)] [ReLU] [Dropout(1)] [Dense(2)]", "[Input(4)] [Dense(8)] [ReLU] [Dropout(0.5f)] [Dense(2)]")]
    [InlineData("[Input(4)] [Dense(8)] [BatchNormalization(Momentum = 99)]", "[Input(4)] [Dense(8)] [BatchNormalization(Momentum = 0.99f)]")]
    [InlineData("[Input(4)] [Dense(8)] [BatchNormalization(Epsilon = 0)]", "[Input(4)] [Dense(8)] [BatchNormalization(Epsilon = 0.001f)]")]
    public Task An_argument_out_of_range_becomes_the_nearest_in_it(string before, string after) => VerifyAsync(before, after);

    [Theory]
    [InlineData("[Input(8, 8, 3)] [Conv2D(4, 3, Groups = 2)]", "[Input(8, 8, 3)] [Conv2D(4, 3, Groups = 1)]")]
    [InlineData("[Input(8, 8, 24)] [GroupNormalization(32)]", "[Input(8, 8, 24)] [GroupNormalization(24)]")]
    [InlineData("[Input(4, 6, 6)] [SpaceToDepth(4)]", "[Input(4, 6, 6)] [SpaceToDepth(2)]")]
    public Task Groups_and_blocks_become_as_many_as_divide(string before, string after) => VerifyAsync(before, after);

    [Theory]
    [InlineData("[Input(4, Name = \"x\")] [Dense(4, Name = \"trunk\")] [Add(\"x\", \"trnk\")]", "[Input(4, Name = \"x\")] [Dense(4, Name = \"trunk\")] [Add(\"x\", \"trunk\")]")]
    [InlineData("[Input(4)] [Dense(4)] [Dense(2, From = \"Dense\")]", "[Input(4)] [Dense(4)] [Dense(2, From = \"dense\")]")]
    [InlineData("[Input(4)] [Dense(4)] [Output(\"dens\")]", "[Input(4)] [Dense(4)] [Output(\"dense\")]")]
    public Task An_unknown_name_becomes_the_nearest(string before, string after) => VerifyAsync(before, after);

    [Theory]
    [InlineData("[Input(4)] [Dense(4, Name = \"a\")] [ReLU] [Dense(2, Name = \"a\")]", "[Input(4)] [Dense(4, Name = \"a\")] [ReLU] [Dense(2, Name = \"a_2\")]")]
    [InlineData("[Input(4)] [Dense(4, Name = \"a/b \")]", "[Input(4)] [Dense(4, Name = \"a_b\")]")]
    public Task A_name_that_cannot_be_is_replaced(string before, string after) => VerifyAsync(before, after);

    [Theory]
    [InlineData(
        "[Input(4)] [Dense(8)] [Activation(Activation.Softmax)] [Dense(2)]",
        "[Input(4)] [Dense(8)] [Activation(Activation.ReLU)] [Dense(2)]")]
    [InlineData(
        "[Input(4)] [Dense(1)] [StaticNet.Activation(StaticNet.Activation.Softmax)]",
        "[Input(4)] [Dense(1)] [StaticNet.Activation(StaticNet.Activation.Sigmoid)]")]
    public Task A_function_becomes_another(string before, string after) => VerifyAsync(before, after);

    /// <summary>A value that has a name is to be changed where it stands, an enum has none that is near, and nothing is like 'q'.</summary>
    [Theory]
    [InlineData("[Input(4)] [Dense(Net.Units)]")]
    [InlineData("[Input(4)] [Dense(2, Activation = (Activation)99)]")]
    [InlineData("[Input(4)] [Dense(2, KernelInitializer = Initializer.UnitForgetGate)]")]
    [InlineData("[Input(4)] [Dense(2, From = \"q\")]")]
    [InlineData("[Input(8, 8, 24)] [GroupNormalization]")]
    [InlineData("[Input(8, 8, 17)] [GLU]")]
    public Task What_is_not_known_is_not_replaced(string layers) =>
        AnalyzerVerifier.VerifyNoFixAsync<NetworkAnalyzer, ReplaceArgumentFix>($"using StaticNet;\n[Network]\n{layers} partial class Net {{ public const int Units = 0; }}");

    [Fact]
    public Task A_mistake_in_a_block_is_not_fixed_where_the_block_is_used() =>
        AnalyzerVerifier.VerifyFixAllAsync<NetworkAnalyzer, ReplaceArgumentFix>(
            "using StaticNet; [Block] [Dense(0)] [ReLU] class B; [Network] [Input(4)] [Use<B>] [Dense(2)] partial class Net;",
            "using StaticNet; [Block] [Dense(1)] [ReLU] class B; [Network] [Input(4)] [Use<B>] [Dense(2)] partial class Net;");

    [Fact]
    public Task All_are_replaced_at_once() =>
        AnalyzerVerifier.VerifyFixAllAsync<NetworkAnalyzer, ReplaceArgumentFix>(
            Wrap("[Input(0)] [Dense(0)] [ReLU(Name = \"hidden\")] [Dropout(50f)] [Add(\"dropout\", \"hiden\")]"),
            Wrap("[Input(1)] [Dense(1)] [ReLU(Name = \"hidden\")] [Dropout(0.5f)] [Add(\"dropout\", \"hidden\")]"));

    private static Task VerifyAsync(string before, string after) =>
        AnalyzerVerifier.VerifyFixAsync<NetworkAnalyzer, ReplaceArgumentFix>(Wrap(before), Wrap(after));

    private static string Wrap(string layers) => $"using StaticNet;\n[Network]\n{layers} partial class Net;\n";
}
