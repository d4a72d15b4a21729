using System.Globalization;
using Xunit;

namespace StaticNet.Tests.Generation;

/// <summary>The same declaration gives the same text, wherever and whenever it is compiled.</summary>
public sealed class CultureTests
{
    [Fact]
    public void A_hostile_culture_changes_nothing()
    {
        string[] expected = Texts();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            // Some cultures write numbers so: U+2212 as the minus sign, a comma in decimals, points in groups.
            CultureInfo hostile = new("sv-SE");
            hostile.NumberFormat.NegativeSign = "\u2212";
            hostile.NumberFormat.NumberDecimalSeparator = ",";
            hostile.NumberFormat.NumberGroupSeparator = ".";
            hostile.NumberFormat.NaNSymbol = "¤¤¤";
            hostile.NumberFormat.PositiveInfinitySymbol = "oändlig";
            CultureInfo.CurrentCulture = hostile;
            Assert.Equal("\u22120,5", (-0.5).ToString());
            Assert.Equal(expected, Texts());

            // Here 'I' and 'i' are no pair.
            CultureInfo.CurrentCulture = new CultureInfo("tr-TR");
            Assert.Equal(expected, Texts());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_same_declaration_gives_the_same_text() => Assert.Equal(Texts(), Texts());

    // Every layer, and numbers that cultures write differently: negative, fractional, large, small.
    private static string[] Texts() =>
    [
        GeneratorRun.Text("""
            using StaticNet;
            [Network]
            [Input(5, 5, 2)]
            [Conv2D(3, 3, KernelInitializer = Initializer.Constant, KernelInitializerValue = -1234567.125, Name = "INITIAL")]
            [Activation(Activation.LeakyReLU, NegativeSlope = 1e-10f)]
            [BatchNormalization(Epsilon = 1e-7f, Momentum = 0.1f)]
            [Dropout(0.3f)]
            [Flatten, Dense(1003, BiasInitializer = Initializer.Constant, BiasInitializerValue = -0.5)]
            public sealed partial class INITIALNet;
            """),
        GeneratorRun.Text("""
            using StaticNet;
            [Network(Precision = Precision.Double, Tile = 3)]
            [Input(40, 41, 3)]
            [Conv2D(20, 3, 2, StrideHeight = 2, StrideWidth = 1, Padding = Padding.Same, Activation = Activation.GELU)]
            [Conv2D(20, 3, Groups = 4, DilationRate = 2, Padding = Padding.Same, Activation = Activation.ELU, UseBias = false)]
            [Add("conv2d", "conv2d_1")]
            [MaxPooling2D(3, Strides = 2, Padding = Padding.Same)]
            [AveragePooling2D(2)]
            [GlobalAveragePooling2D]
            [Dense(7, Activation = Activation.Softmax)]
            public sealed partial class Wide;
            """),
    ];
}
