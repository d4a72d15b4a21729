using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace StaticNet.Benchmarks.Ide;

/// <summary>A user's project as the compiler sees it: a file per network, of 5 to 50 layers, and a file that has nothing to do with them.</summary>
internal static class IdeProject
{
    /// <summary>Networks in the project.</summary>
    public const int Networks = 50;

    private const int FewestLayers = 5;
    private const int MostLayers = 50;
    private const int Called = 10;

    /// <summary>How the files are read.</summary>
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest);

    /// <summary>The file without networks.</summary>
    public static SyntaxTree Unrelated(int edit) => Parse("Unrelated.cs", $"internal static class Unrelated {{ public const int Number = {edit}; }}");

    /// <summary>The largest network's file, its last layer with so many units.</summary>
    public static SyntaxTree Largest(int units) => Network(Networks - 1, units);

    /// <summary>As <see cref="Largest"/>, with the mistake at its end that takes most trials to find a remedy for.</summary>
    public static SyntaxTree Broken(int edit)
    {
        string source = Largest(10).ToString();
        int last = source.LastIndexOf("[GlobalAveragePooling2D]", StringComparison.Ordinal);
        return Parse(
            $"Network{Networks - 1}.cs",
            source.Insert(last, $"[Conv2D(8, 3, Padding = Padding.Same, Groups = {(4000 + edit).ToString(CultureInfo.InvariantCulture)})]\n"));
    }

    /// <summary>A file that trains and calls so many networks.</summary>
    public static SyntaxTree Calls(int edit)
    {
        StringBuilder source = new("using StaticNet;\n\nnamespace Project;\n\ninternal static class Calls\n{\n");
        for (int i = Networks - Called; i < Networks; i++)
        {
            source.Append(CultureInfo.InvariantCulture, $$"""
                public static void Run{{i}}(float[] x, float[] y, Dataset<float> data)
                {
                    Network{{i}} network = new(seed: {{edit}});
                    using Trainer<float> trainer = new(network, new SparseCategoricalCrossentropy<float>(), new Adam<float>());
                    trainer.Fit(data, {{edit}});
                    float[] scores = new float[10];
                    network.Forward(x, scores);
                    NetworkContext<float> context = network.CreateContext(8);
                    context.Training = false;
                    network.Forward(context, x, y);
                }

                """);
        }

        return Parse("Calls.cs", source.Append("}\n").ToString());
    }

    /// <summary>All files.</summary>
    public static CSharpCompilation Create() => CSharpCompilation.Create(
        "Project",
        [.. Enumerable.Range(0, Networks - 1).Select(static index => Network(index, 10)), Largest(10), Unrelated(0)],
        References(),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));

    // Blocks of convolution, normalisation, activation, dropout, and a pooling where the image is still large, then dense layers.
    private static SyntaxTree Network(int index, int units)
    {
        int layers = FewestLayers + ((MostLayers - FewestLayers) * index / (Networks - 1));
        List<string> list = ["[Input(32, 32, 3)]"];
        int size = 32;
        string[] block = ["[Conv2D({0}, 3, Padding = Padding.Same, UseBias = false)]", "[BatchNormalization]", "[ReLU]", "[Conv2D({0}, 3, Padding = Padding.Same)]", "[Activation(Activation.GELU)]", "[Dropout(0.1f)]"];
        for (int layer = 0; list.Count < layers - 3; layer++)
        {
            if (layer % 7 == 6 && size >= 4)
            {
                list.Add("[MaxPooling2D(2)]");
                size /= 2;
            }
            else
            {
                list.Add(string.Format(CultureInfo.InvariantCulture, block[layer % 7 % 6], 8 + (8 * (layer / 14))));
            }
        }

        list.Add("[GlobalAveragePooling2D]");
        list.Add("[Dense(32, Activation = Activation.ReLU)]");
        list.Add($"[Dense({units.ToString(CultureInfo.InvariantCulture)}, Activation = Activation.Softmax)]");
        StringBuilder source = new("using StaticNet;\n\nnamespace Project;\n\n[Network]\n");
        source.AppendJoin('\n', list).Append(CultureInfo.InvariantCulture, $"\npublic sealed partial class Network{index};\n");
        return Parse($"Network{index}.cs", source.ToString());
    }

    private static SyntaxTree Parse(string path, string source) => CSharpSyntaxTree.ParseText(source, ParseOptions, path);

    private static IEnumerable<MetadataReference> References()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return trusted.Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == framework)
            .Append(typeof(NetworkAttribute).Assembly.Location)
            .Select(static path => MetadataReference.CreateFromFile(path));
    }
}
