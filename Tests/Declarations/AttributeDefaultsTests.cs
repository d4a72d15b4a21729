using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Declarations;

/// <summary>
/// An attribute's property, left out, is what the runtime says it is by default: a layer that spells out every default compiles
/// to the same kernels and parameters as one that gives none.
/// </summary>
public sealed class AttributeDefaultsTests
{
    private const string Vector = "[Input(6)]";
    private const string Sequence = "[Input(5, 4)]";
    private const string Image = "[Input(8, 8, 4)]";
    private const string Volume = "[Input(6, 6, 6, 2)]";
    private const string Two = "[Input(5, 4, Name = \"a\")] [Input(5, 4, Name = \"b\")]";

    /// <summary>Every kind of layer, with no more than it needs.</summary>
    private static readonly (string Kind, string Before, string Arguments)[] s_layers =
    [
        ("Activation", Vector, "Activation.LeakyReLU"),
        ("ActivityRegularization", Vector, ""),
        ("Add", Two, "\"a\", \"b\""),
        ("AlphaDropout", Vector, "0.5f"),
        ("Average", Two, "\"a\", \"b\""),
        ("AveragePooling1D", Sequence, ""),
        ("AveragePooling2D", Image, ""),
        ("AveragePooling3D", Volume, ""),
        ("BatchNormalization", Image, ""),
        ("Concatenate", Two, "\"a\", \"b\""),
        ("Conv1D", Sequence, "3, 2"),
        ("Conv1DTranspose", Sequence, "3, 2"),
        ("Conv2D", Image, "3, 2"),
        ("Conv2DTranspose", Image, "3, 2"),
        ("Conv3D", Volume, "3, 2"),
        ("Conv3DTranspose", Volume, "3, 2"),
        ("CropTo", "[Input(4, 4, 2, Name = \"a\")] [Input(9, 9, 2)]", "\"a\""),
        ("Cropping1D", Sequence, ""),
        ("Cropping2D", Image, ""),
        ("Cropping3D", Volume, ""),
        ("CrossChannelNormalization", Image, ""),
        ("Dense", Vector, "3"),
        ("DepthToSpace", Image, "2"),
        ("DepthwiseConv1D", Sequence, "2"),
        ("DepthwiseConv2D", Image, "2"),
        ("Dot", Two, "\"a\", \"b\""),
        ("Dropout", Vector, "0.5f"),
        ("ELU", Vector, ""),
        ("Embedding", Vector, "9, 3"),
        ("Flatten", Image, ""),
        ("GLU", Vector, ""),
        ("GRU", Sequence, "3"),
        ("GaussianDropout", Vector, "0.5f"),
        ("GaussianNoise", Vector, "0.5f"),
        ("GlobalAveragePooling1D", Sequence, ""),
        ("GlobalAveragePooling2D", Image, ""),
        ("GlobalAveragePooling3D", Volume, ""),
        ("GlobalMaxPooling1D", Sequence, ""),
        ("GlobalMaxPooling2D", Image, ""),
        ("GlobalMaxPooling3D", Volume, ""),
        ("GroupNormalization", "[Input(3, 64)]", ""),
        ("InstanceNormalization", Image, ""),
        ("LSTM", Sequence, "3"),
        ("LayerNormalization", Image, ""),
        ("LeakyReLU", Vector, ""),
        ("MaxPooling1D", Sequence, ""),
        ("MaxPooling2D", Image, ""),
        ("MaxPooling3D", Volume, ""),
        ("MaxUnpooling1D", "[Input(6, 4)] [MaxPooling1D(2, Name = \"p\")]", "\"p\""),
        ("MaxUnpooling2D", Image + " [MaxPooling2D(2, Name = \"p\")]", "\"p\""),
        ("MaxUnpooling3D", Volume + " [MaxPooling3D(2, Name = \"p\")]", "\"p\""),
        ("Maximum", Two, "\"a\", \"b\""),
        ("Minimum", Two, "\"a\", \"b\""),
        ("MultiHeadAttention", Sequence, "2, 3"),
        ("Multiply", Two, "\"a\", \"b\""),
        ("Normalization", Vector, ""),
        ("PReLU", Image, ""),
        ("Permute", Sequence, "2, 1"),
        ("PositionEmbedding", Sequence, ""),
        ("RMSNormalization", Image, ""),
        ("ReLU", Vector, ""),
        ("RepeatVector", Vector, "3"),
        ("Rescaling", Vector, "0.5"),
        ("Reshape", Vector, "2, 3"),
        ("Resizing", Image, "5, 3"),
        ("SeparableConv1D", Sequence, "3, 2"),
        ("SeparableConv2D", Image, "3, 2"),
        ("SimpleRNN", Sequence, "3"),
        ("Softmax", Vector, ""),
        ("SpaceToDepth", Image, "2"),
        ("SpatialDropout1D", Sequence, "0.5f"),
        ("SpatialDropout2D", Image, "0.5f"),
        ("SpatialDropout3D", Volume, "0.5f"),
        ("Subtract", Two, "\"a\", \"b\""),
        ("UnitNormalization", Image, ""),
        ("UpSampling1D", Sequence, ""),
        ("UpSampling2D", Image, ""),
        ("UpSampling3D", Volume, ""),
        ("ZeroPadding1D", Sequence, ""),
        ("ZeroPadding2D", Image, ""),
        ("ZeroPadding3D", Volume, ""),
    ];

    [Fact]
    public void Every_layer_is_covered() =>
        Assert.Equal(LayerCatalog.Kinds.Where(static kind => kind is not (LayerKinds.Input or LayerKinds.Use or LayerKinds.Custom)).Order(), s_layers.Select(static layer => layer.Kind).Order());

    [Fact]
    public void Defaults_that_are_spelled_out_change_nothing()
    {
        string source = "using StaticNet;\n" + string.Concat(s_layers.Select(static layer =>
            $"[Network] {layer.Before} [{layer.Kind}({layer.Arguments})] public partial class Net{layer.Kind};\n"));
        CSharpCompilation compilation = TestCompilation.Create(source);
        using MemoryStream stream = new();
        Assert.True(compilation.Emit(stream).Success);
        Assembly assembly = Assembly.Load(stream.ToArray());
        List<string> wrong = [];
        foreach ((string kind, _, _) in s_layers)
        {
            NetworkDeclaration declaration = DeclarationReader.Read(compilation.GetTypeByMetadataName("Net" + kind)!, default)!;
            LayerAttribute attribute = assembly.GetType("Net" + kind, throwOnError: true)!
                .GetCustomAttributes<LayerAttribute>().Single(each => each.GetType().Name == kind + "Attribute");
            NetworkModel model = ShapeInference.Infer(declaration);
            Assert.True(model.Errors.Count == 0, kind);
            foreach (PropertyInfo property in attribute.GetType().GetProperties().Where(static property => property.SetMethod is not null))
            {
                if (property.Name is "Name" or "From" || StandsForNotGiven(property.Name, property.GetValue(attribute)) || ReadValue(property.GetValue(attribute)) is not object value)
                {
                    continue;
                }

                NetworkModel told = ShapeInference.Infer(With(declaration, kind, new Argument(property.Name, value)));
                if (!AreSame(model, told))
                {
                    wrong.Add($"{kind}.{property.Name} = {value}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join(", ", wrong));
    }

    // What C# has for "as the other axes" or "as the window"; spelled out it is an error.
    private static bool StandsForNotGiven(string name, object? value) =>
        value is 0 && (name.StartsWith("Stride", StringComparison.Ordinal) || name.StartsWith("Dilation", StringComparison.Ordinal));

    private static NetworkDeclaration With(NetworkDeclaration declaration, string kind, Argument argument) => declaration with
    {
        Layers = declaration.Layers
            .Select(layer => layer.Kind == kind ? layer with { Arguments = [.. layer.Arguments, argument] } : layer)
            .ToEquatableArray(),
    };

    private static bool AreSame(NetworkModel model, NetworkModel other) =>
        other.Errors.Count == 0
        && model.Nodes.SelectMany(static node => node.Parameters).SequenceEqual(other.Nodes.SelectMany(static node => node.Parameters))
        && Lowering.Run(model, training: true).Equals(Lowering.Run(other, training: true))
        && Lowering.Run(model, training: false).Equals(Lowering.Run(other, training: false));

    /// <summary>As the reader of declarations hands it on; null where it would hand on nothing.</summary>
    private static object? ReadValue(object? value) => value switch
    {
        Enum number => Convert.ToInt32(number),
        float number => Text.AsWritten(number),
        int[] numbers => numbers.ToEquatableArray(),
        double[] numbers => numbers.ToEquatableArray(),
        string[] texts => texts.ToEquatableArray(),
        _ => value,
    };
}
