using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Generation;

/// <summary>A network is compiled again when the declaration of a custom layer changes that it uses, and not when its methods do.</summary>
public sealed class CustomIncrementalityTests
{
    private const string Networks = """
        using StaticNet;
        [Network, Input(4), Use<Block>] public sealed partial class User;
        [Network, Input(4), Dense(2)] public sealed partial class Other;
        [Block, Custom<Layer>, Flatten] class Block;
        """;

    private const string Layer = """
        using StaticNet;
        [CustomParameter("p", 3)]
        struct Layer : ICustomLayer<float>
        {
            public static void Forward(in CustomForward<float> pass) => pass.Output.Fill(1);
            public static void Backward(in CustomBackward<float> pass) => pass.InputGradient.Fill(1);
        }
        """;

    [Theory]
    [InlineData("\"p\", 3", "\"p\", 5")]
    [InlineData("\"p\", 3", "\"q\", 3")]
    [InlineData("\"p\", 3", "\"p\", 3, Initializer = Initializer.Zeros")]
    [InlineData("[CustomParameter", "[CustomLayer(OutputShape = [2])] [CustomParameter")]
    [InlineData("[CustomParameter(\"p\", 3)]", "")]
    public void A_change_of_attributes_compiles_the_users_and_no_other_network(string before, string after) =>
        Assert.Equal(
            [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified],
            Reasons(before, after).OrderBy(static reason => reason.ToString()));

    [Theory]
    [InlineData("Fill(1)", "Fill(2)")]
    [InlineData("struct Layer", "// New.\nstruct Layer")]
    public void A_change_beside_them_compiles_nothing(string before, string after) =>
        Assert.All(Reasons(before, after), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));

    private static IncrementalStepRunReason[] Reasons(string before, string after)
    {
        Assert.Contains(before, Layer);
        CSharpCompilation compilation = TestCompilation.Create(Networks, Layer);
        GeneratorDriver driver = GeneratorRun.NewDriver().RunGenerators(compilation);
        SyntaxTree tree = compilation.SyntaxTrees[1];
        CSharpCompilation changed = compilation.ReplaceSyntaxTree(
            tree, CSharpSyntaxTree.ParseText(Layer.Replace(before, after), TestCompilation.ParseOptions, tree.FilePath));
        GeneratorRunResult result = Assert.Single(driver.RunGenerators(changed).GetRunResult().Results);
        IncrementalStepRunReason[] reasons = [.. result.TrackedOutputSteps
            .SelectMany(static step => step.Value).SelectMany(static step => step.Outputs).Select(static output => output.Reason)];
        Assert.Equal(2, reasons.Length);
        return reasons;
    }
}
