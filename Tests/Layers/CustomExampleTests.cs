using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using StaticNet.Generator.Shapes;
using StaticNet.Tests.Generation;
using StaticNet.Tests.Networks;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Layers;

/// <summary>What the documentation shows of custom layers compiles and is right.</summary>
public sealed partial class CustomExampleTests
{
    /// <summary>The layer and a network of it, and the test of it, run as a program.</summary>
    [Fact]
    public void The_READMEs_example_runs()
    {
        string section = Section().Match(Read("README.md")).Groups[1].Value;
        string[] examples = [.. Blocks().Matches(section).Select(static match => match.Groups[1].Value)];
        Assert.Equal(2, examples.Length);
        NetworkCompiler compiled = NetworkCompiler.Compile(examples[0], examples[1]);
        compiled.Find("SwishNet").Assembly.EntryPoint!.Invoke(null, [Array.Empty<string>()]);

        INetwork<float> network = compiled.Create<float>("SwishNet");
        Assert.Equal([16], network.Parameters["swish/beta"].Info.Shape);
        float[] output = new float[10];
        network.Forward(new float[784], output);
        Assert.Equal(1, output.Sum(), 1e-5f);
    }

    /// <summary>The example of the interface's own page.</summary>
    [Fact]
    public void The_interfaces_example_is_right()
    {
        string example = Regex.Match(Read("Runtime/Custom/ICustomLayer.cs"), "<code>\\n(.*?)</code>", RegexOptions.Singleline).Groups[1].Value;
        string source = Regex.Replace(example, "^/// ?", "", RegexOptions.Multiline).Replace("&lt;", "<").Replace("&gt;", ">");
        string precise = source.Replace("float", "double").Replace("MathF", "Math").Replace("public readonly", "internal readonly");
        Assembly assembly = CompiledNetworks.Compile(
            "using System;\nusing StaticNet;\n" + precise,
            "using StaticNet;\n[Network(Precision = Precision.Double), Input(3, 5), Custom<Swish>] internal sealed partial class Net;");
        StaticNet.GradientCheck.Run(CompiledNetworks.Instantiate<double>(assembly.GetType("Net")!)).ThrowIfAbove();
    }

    [Theory]
    [InlineData(LayerSize.InputLast, 3)]
    [InlineData(LayerSize.InputSecondLast, 5)]
    [InlineData(LayerSize.InputThirdLast, 7)]
    [InlineData(LayerSize.InputFourthLast, 9)]
    [InlineData(LayerSize.InputElements, 3 * 5 * 7 * 9)]
    [InlineData(LayerSize.OutputLast, 8)]
    [InlineData(LayerSize.OutputSecondLast, 6)]
    [InlineData(LayerSize.OutputThirdLast, 4)]
    [InlineData(LayerSize.OutputFourthLast, 2)]
    [InlineData(LayerSize.OutputElements, 2 * 4 * 6 * 8)]
    [InlineData(11, 11)]
    public void Sizes_are_those_that_the_generator_knows(int size, int expected)
    {
        NetworkModel model = TestCompilation.Infer($$"""
            [Input(9, 7, 5, 3)]
            [Custom<S>(OutputShape = new[] { 2, 4, 6, 8 })]
            partial class Net { }
            [CustomParameter("p", {{FormattableString.Invariant($"{size}")}})]
            struct S : ICustomLayer<float>
            {
                public static void Forward(in CustomForward<float> pass) { }
                public static void Backward(in CustomBackward<float> pass) { }
            }
            """);
        Assert.Empty(model.Errors);
        Assert.Equal([expected], model.Nodes[1].Parameters[0].Shape.Dimensions);
    }

    [GeneratedRegex("## A layer of your own\\n(.*?)\\n## ", RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex("```csharp\\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    private static string Read(string path, [CallerFilePath] string caller = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(caller)!, "..", "..", path));
}
