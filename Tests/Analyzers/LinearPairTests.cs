using System.Globalization;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using StaticNet.Analyzers;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Analyzers;

/// <summary>Linear layers with nothing nonlinear between them, however far apart, and those that only look so.</summary>
public sealed class LinearPairTests
{
    [Theory]
    [InlineData("[Input(16)] [{|SN0401:Dense(32)|}] [Reshape(4, 8)] [Dense(10)]")]
    [InlineData("[Input(4, 6)] [{|SN0401:Dense(8)|}] [Permute(2, 1)] [Dense(3)]")]
    [InlineData("[Input(4, 4, 1)] [{|SN0401:Conv2D(8, 3)|}] [Reshape(-1)] [Dense(2)]")]
    [InlineData("[Input(8, 8, 3)] [{|SN0401:Conv2D(8, 3)|}] [ZeroPadding2D(1)] [Conv2D(4, 3)]")]
    [InlineData("[Input(8, 8, 3)] [{|SN0401:Conv2D(8, 3)|}] [Cropping2D(1)] [Conv2D(4, 3)]")]
    [InlineData("[Input(8, 8, 3)] [{|SN0401:Conv2D(8, 3)|}] [UpSampling2D(2)] [Conv2D(4, 3)]")]
    [InlineData("[Input(8, 8, 3)] [{|SN0401:Conv2D(8, 3)|}] [Resizing(12, 12)] [Conv2D(4, 3)]")]
    [InlineData("[Input(8, 8, 3)] [{|SN0401:Conv2D(8, 3)|}] [AveragePooling2D] [Dropout(0.1f)] [Flatten] [Dense(4)]")]
    public Task What_moves_values_stands_between(string layers) => VerifyAsync(layers);

    [Theory]
    [InlineData("[Input(8, Name = \"x\")] [Dense(8, Name = \"a\")] [Dense(8, From = \"x\", Name = \"b\")] [{|SN0401:Add(\"a\", \"b\")|}] [Dense(2)]")]
    [InlineData("[Input(8, Name = \"x\")] [Dense(8, Name = \"a\")] [Dense(8, From = \"x\", Name = \"b\")] [{|SN0401:Subtract(\"a\", \"b\")|}] [BatchNormalization] [Dense(2)]")]
    [InlineData("[Input(8, Name = \"x\")] [Input(8, Name = \"y\")] [Dense(8, From = \"x\", Name = \"a\")] [Dense(8, UseBias = false, From = \"y\")] [BatchNormalization(Name = \"b\")] [{|SN0401:Average(\"a\", \"b\")|}] [Dense(2)]")]
    [InlineData("[Input(8, Name = \"x\")] [Dense(8, Name = \"a\")] [Dense(8, From = \"x\", Name = \"b\")] [Dense(8, From = \"x\", Name = \"c\")] [Add(\"a\", \"b\", Name = \"ab\")] [{|SN0401:Add(\"ab\", \"c\")|}] [Dense(2)]")]
    public Task What_is_joined_is_linear(string layers) => VerifyAsync(layers);

    [Theory]

    // A bottleneck, and a generator's image.
    [InlineData("[Input(64)] [Dense(8)] [Reshape(2, 4)] [Dense(6)]")]
    [InlineData("[Input(16)] [Dense(64)] [Reshape(4, 4, 4)] [UpSampling2D(2)] [Conv2D(3, 3)]")]
    [InlineData("[Input(8, 8, 3)] [DepthwiseConv2D(3)] [ZeroPadding2D(1)] [Conv2D(4, 1)]")]

    // One of the sum is not linear, or read by others too.
    [InlineData("[Input(8, Name = \"x\")] [Dense(8, Name = \"a\", Activation = Activation.ReLU)] [Dense(8, From = \"x\", Name = \"b\")] [Add(\"a\", \"b\")] [Dense(2)]")]
    [InlineData("[Input(8, Name = \"x\")] [Dense(8, Name = \"a\")] [Dense(8, From = \"x\", Name = \"b\")] [Add(\"a\", \"b\")] [ReLU] [Dense(2)]")]
    [InlineData("[Input(8, Name = \"x\")] [Dense(8, Name = \"a\")] [Dense(8, From = \"x\", Name = \"b\")] [Multiply(\"a\", \"b\")] [Dense(2)]")]
    [InlineData("[Input(8, Name = \"x\")] [Dense(8, Name = \"a\")] [ReLU] [Dense(8, Name = \"b\")] [Add(\"a\", \"b\")] [Dense(2)]")]
    [InlineData("[Input(8, Name = \"x\")] [Dense(8)] [ReLU] [Dense(8, Name = \"b\")] [Add(\"x\", \"b\")] [LayerNormalization] [Dense(2)]")]
    [InlineData("[Input(8, Name = \"x\")] [Dense(8, Name = \"a\")] [Dense(8, From = \"x\", Name = \"b\")] [Add(\"a\", \"b\")] [LayerNormalization] [Dense(2)]")]

    // A pyramid of features; the sum of scores in a fully convolutional network.
    [InlineData("[Input(8, 8, 16, Name = \"fine\")] [MaxPooling2D] [Conv2D(8, 1)] [UpSampling2D(2, Name = \"up\")] [Conv2D(8, 1, From = \"fine\", Name = \"side\")] [Add(\"up\", \"side\")] [Conv2D(8, 3)]")]
    [InlineData("[Input(8, 8, 16, Name = \"fine\")] [MaxPooling2D] [Conv2DTranspose(4, 2, Strides = 2, Name = \"up\")] [Conv2D(4, 1, From = \"fine\", Name = \"side\")] [Add(\"up\", \"side\")] [Conv2DTranspose(4, 2, Strides = 2)]")]

    // A residual network's projection.
    [InlineData("[Input(8, 8, 4, Name = \"x\")] [Conv2D(8, 3, Padding = Padding.Same, Activation = Activation.ReLU)] [Conv2D(8, 3, Padding = Padding.Same, Name = \"a\")] [Conv2D(8, 1, From = \"x\", Name = \"b\")] [Add(\"a\", \"b\")] [ReLU] [Conv2D(4, 3)]")]
    public Task Others_stay_apart(string layers) => VerifyAsync(layers);

    [Fact]
    public async Task The_message_tells_of_all_that_are_joined()
    {
        Compilation compilation = TestCompilation.Create(TestCompilation.Network(
            "[Input(8, Name = \"x\")] [Dense(6, Name = \"a\")] [Dense(6, From = \"x\", Name = \"b\")] [Add(\"a\", \"b\", Name = \"sum\")] [Dense(2, Name = \"c\")]"));
        Assert.Equal(
            "Nothing between 'a', 'b' and 'c' is nonlinear: together they are one linear layer, at the cost of 3 (48, 48 and 12 multiply-adds); put an activation behind 'sum'",
            Assert.Single(await AnalyzerVerifier.AnalyzeAsync<NetworkAnalyzer>(compilation)).GetMessage(CultureInfo.InvariantCulture));
    }

    private static Task VerifyAsync(string layers) =>
        AnalyzerVerifier.VerifyAsync<NetworkAnalyzer>($"using StaticNet;\n[Network]\n{layers}\npartial class Net;");
}
