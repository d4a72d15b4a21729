using System;
using System.Linq;
using System.Reflection;
using StaticNet.Tests.Layers;
using StaticNet.Tests.Networks;
using Xunit;
using Check = StaticNet.GradientCheck;

namespace StaticNet.Tests.Training;

/// <summary>The gradient check that users call: it passes what is right, and finds and names what is wrong.</summary>
[Trait("Category", "Numeric")]
public sealed class GradientCheckTests
{
    /// <summary>x · scale, with an error of choice in a place of choice.</summary>
    private const string Faulty = """
        using System;
        using StaticNet;

        [CustomParameter("scale", LayerSize.InputLast, Initializer = Initializer.Constant, InitializerValue = 0.5)]
        [CustomParameter("power", LayerSize.InputLast, Initializer = Initializer.Ones)]
        internal readonly struct Faulty : ICustomLayer<double>
        {
            public static void Forward(in CustomForward<double> pass)
            {
                for (int i = 0; i < pass.Input.Length; i++)
                {
                    pass.Output[i] = pass.Input[i] * pass.Parameter(0)[i] * pass.Parameter(1)[i];
                }
            }

            public static void Backward(in CustomBackward<double> pass)
            {
                for (int i = 0; i < pass.Input.Length; i++)
                {
                    double dy = pass.OutputGradient[i];
                    pass.InputGradient[i] = dy * pass.Parameter(0)[i] * pass.Parameter(1)[i];
                    pass.ParameterGradient(0)[i] += dy * pass.Input[i] * pass.Parameter(1)[i];
                    pass.ParameterGradient(1)[i] += dy * pass.Input[i] * pass.Parameter(0)[i];
                }

                {0}
            }
        }
        """;

    [Theory]
    [InlineData("[Input(7)]\n[Dense(9, Activation = Activation.Tanh)]\n[BatchNormalization]\n[Dropout(0.3f)]\n[Dense(4, Activation = Activation.Softmax)]")]
    [InlineData("[Input(6, 5, 2)]\n[Conv2D(17, 3, Groups = 1, Activation = Activation.ReLU)]\n[MaxPooling2D(2)]\n[Flatten]\n[Dense(2)]")]
    [InlineData("[Input(5, 3)]\n[GRU(4, ReturnSequences = true)]\n[LSTM(3)]")]
    [InlineData("[Input(5)]\n[Custom<ScaleShift<double>>]\n[Custom<Leaky<double>>]\n[Custom<Affine<double>>(OutputShape = new[] { 2, 3 })]")]
    [InlineData("[Input(4)]\n[Activation(Activation.Sigmoid)]")]
    public void Right_gradients_pass(string layers)
    {
        INetwork<double> network = Create(layers, "using StaticNet;\n" + CustomSources.Layers);
        double[] before = network.Parameters.Values.ToArray();
        GradientCheckReport report = Check.Run(network);
        report.ThrowIfAbove(1e-6);
        Assert.Equal(before, network.Parameters.Values.ToArray());
        Assert.Equal(1 + network.Parameters.Table.Count(static info => info.Trainable), report.Largest.Count);
        Assert.Equal("input", report.Largest[0].Name);
        Assert.InRange(report.Skipped, 0, report.Compared / 4);
        Assert.Equal(report.Largest, Check.Run(network).Largest);
    }

    [Theory]
    [InlineData("pass.InputGradient[2] *= 1.001;", "input", 2)]
    [InlineData("pass.InputGradient[0] = -pass.InputGradient[0];", "input", 0)]
    [InlineData("pass.ParameterGradient(0)[3] += 1e-4;", "faulty/scale", 3)]
    [InlineData("pass.ParameterGradient(1)[1] = pass.OutputGradient[1] * pass.Input[1] * pass.Parameter(0)[1];", "faulty/power", 1)]
    [InlineData("pass.ParameterGradient(1)[0] = double.NaN;", "faulty/power", 0)]
    [InlineData("pass.ParameterGradient(1)[0] = 1e9;", "faulty/power", 0)]
    public void A_wrong_gradient_is_found_and_named(string error, string name, int index)
    {
        INetwork<double> network = Create("[Input(4)]\n[Custom<Faulty>]", Faulty.Replace("{0}", error));
        GradientCheckReport report = Check.Run(network);
        GradientDeviation worst = report.Largest.Single(deviation => deviation.Name == name);
        Assert.Equal(index, worst.Index % 4);
        Assert.False(worst.Error <= 1e-5);
        Assert.All(report.Largest.Where(deviation => deviation.Name != name), static deviation => Assert.InRange(deviation.Error, 0, 1e-7));

        GradientCheckException exception = Assert.Throws<GradientCheckException>(() => report.ThrowIfAbove());
        string line = exception.Message.Split('\n')[1];
        Assert.StartsWith($"{name}[{worst.Index}]: Backward gives ", line, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"{worst.Backward:R}, differences give {worst.Differences:R}"), line);
        Assert.Contains("Net", exception.Message.Split('\n')[0]);
    }

    /// <summary>Of the sum of x² the derivative is 2 x, whatever the rounding; both numbers are near it.</summary>
    [Fact]
    public void The_numbers_are_those_of_calculus()
    {
        INetwork<double> network = Create("[Input(3)]\n[Dense(1)]", "");
        network.Parameters["dense/kernel"].Write([0.5, -2, 3]);
        GradientDeviation input = Check.Run(network, new GradientCheckOptions { Samples = 1 }).Largest[0];
        Assert.Equal(input.Backward, input.Differences, 1e-8);
        Assert.InRange(input.Error, 0, 1e-8);
    }

    [Fact]
    public void A_kink_is_skipped_and_nothing_else()
    {
        // Both sides of 0 within the step, but not evenly; the third element is far from it.
        INetwork<double> network = Create("[Input(3)]\n[Activation(Activation.ReLU)]", "");
        GradientCheckReport report = Check.Run(network, new GradientCheckOptions { Inputs = new[] { 1e-5, -3e-5, 1 } });
        Assert.Equal((1, 2), (report.Compared, report.Skipped));
        report.ThrowIfAbove(1e-8);

        report = Check.Run(network, new GradientCheckOptions { Inputs = new[] { 1e-5, -3e-5, 2e-5 } });
        Assert.Equal(0, report.Compared);
        Assert.Throws<GradientCheckException>(() => report.ThrowIfAbove());
    }

    [Fact]
    public void Options_choose_samples_elements_and_inputs()
    {
        INetwork<double> network = Create("[Input(6)]\n[Embedding(9, 3)]\n[Flatten]\n[Dense(2)]", "");
        GradientCheckReport report = Check.Run(
            network, new GradientCheckOptions { Inputs = new double[] { 0, 1, 8, 8, 3, 2 }, InputGradient = false, Elements = 5, Seed = 3 });
        report.ThrowIfAbove();
        Assert.Equal(5 + 5 + 2, report.Compared + report.Skipped);
        Assert.DoesNotContain(report.Largest, static deviation => deviation.Name == "input");

        Assert.Throws<ArgumentException>(() => Check.Run(network, new GradientCheckOptions { Inputs = new double[7] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Check.Run(network, new GradientCheckOptions { Samples = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Check.Run(network, new GradientCheckOptions { Elements = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Check.Run(network, new GradientCheckOptions { Step = double.NaN }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Check.Run(network, new GradientCheckOptions { Step = 0 }));
    }

    private static INetwork<double> Create(string layers, string types)
    {
        Assembly assembly = CompiledNetworks.Compile(
            $"using StaticNet;\n/// <summary>A network.</summary>\n[Network(Precision = Precision.Double)]\n{layers}\npublic sealed partial class Net;\n", types);
        return CompiledNetworks.Instantiate<double>(assembly.GetType("Net", throwOnError: true)!, 2);
    }
}
