using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StaticNet.Tests.Networks;
using StaticNet.Tests.Reference;
using Xunit;

namespace StaticNet.Tests.Layers;

/// <summary>Every activation with its defaults and with numbers of its own, as a layer and at the end of one with a kernel.</summary>
[Trait("Category", "Numeric")]
public sealed class ActivationTests
{
    public static TheoryData<Activation> All => [.. Enum.GetValues<Activation>()];

    [Theory]
    [MemberData(nameof(All))]
    public void As_a_layer(Activation function) => LayerProof.Check(
        $"[Input(3, 19)]\n[Activation(Activation.{function})]",
        probe => Apply(function, default, probe.Input, 19),
        Wide);

    [Theory]
    [MemberData(nameof(All))]
    public void Fused_and_between_layers(Activation function) => LayerProof.Check(
        $"[Input(5)]\n[Dense(18, Activation = Activation.{function}, Name = \"a\")]\n[Dense(3, Activation = Activation.Tanh, Name = \"b\")]",
        probe =>
        {
            double[] hidden = Apply(function, default, Dense(probe, "a", probe.Input), 18);
            return Apply(Activation.Tanh, default, Dense(probe, "b", hidden), 3);
        });

    [Theory]
    [InlineData(Activation.ReLU, null, null, 1.5f, null)]
    [InlineData(Activation.ReLU, 0.25f, null, null, null)]
    [InlineData(Activation.ReLU, null, null, null, 0.75f)]
    [InlineData(Activation.ReLU, 0.25f, null, 2f, 0.5f)]
    [InlineData(Activation.LeakyReLU, 0.5f, null, null, null)]
    [InlineData(Activation.LeakyReLU, 0f, null, null, null)]
    [InlineData(Activation.ELU, null, 0.25f, null, null)]
    [InlineData(Activation.CELU, null, 2f, null, null)]
    [InlineData(Activation.ThresholdedReLU, null, null, null, 0.25f)]
    [InlineData(Activation.SoftShrink, null, null, null, 1.25f)]
    [InlineData(Activation.HardShrink, null, null, null, 0f)]
    public void With_numbers_of_its_own(Activation function, float? slope, float? alpha, float? maximum, float? threshold)
    {
        ActivationNumbers numbers = new(slope, alpha, maximum, threshold);
        LayerProof.Check(
            $"[Input(21)]\n[Activation(Activation.{function}{Text(numbers)})]",
            probe => Apply(function, numbers, probe.Input, 21),
            Wide);
    }

    [Theory]
    [InlineData("ReLU", Activation.ReLU, null, null, null, null)]
    [InlineData("ReLU(MaxValue = 2, NegativeSlope = 0.25, Threshold = 0.5)", Activation.ReLU, 0.25, null, 2.0, 0.5)]
    [InlineData("LeakyReLU", Activation.LeakyReLU, 0.3, null, null, null)]
    [InlineData("LeakyReLU(NegativeSlope = 0.125)", Activation.LeakyReLU, 0.125, null, null, null)]
    [InlineData("ELU", Activation.ELU, null, 1.0, null, null)]
    [InlineData("ELU(Alpha = 0.5)", Activation.ELU, null, 0.5, null, null)]
    [InlineData("Softmax", Activation.Softmax, null, null, null, null)]
    public void Layers_of_one_function(string layer, Activation function, double? slope, double? alpha, double? maximum, double? threshold) =>
        LayerProof.Check(
            $"[Input(3, 19)]\n[{layer}]",
            probe => Apply(function, new ActivationNumbers(slope, alpha, maximum, threshold), probe.Input, 19),
            Wide);

    [Fact]
    public void A_final_softmax_layer_fuses_with_its_loss()
    {
        Assert.Equal(Activation.Softmax, CompiledNetworks.Create<double>("[Input(4)]\n[Dense(3)]\n[Softmax]").Info.OutputActivation);
    }

    // Reaches the flat parts of the hard functions on both sides, and both edges.
    private static double Wide(Random random) => (random.NextDouble() - 0.5) * 9;

    private static string Text(ActivationNumbers numbers) => string.Concat(
        ((IEnumerable<(string Name, double? Value)>)
        [
            ("NegativeSlope", numbers.NegativeSlope),
            ("Alpha", numbers.Alpha),
            ("MaxValue", numbers.MaxValue),
            ("Threshold", numbers.Threshold),
        ])
            .Where(static entry => entry.Value is not null)
            .Select(static entry => string.Create(CultureInfo.InvariantCulture, $", {entry.Name} = {entry.Value}f")));

    private static double[] Apply(Activation function, ActivationNumbers numbers, double[] values, int channels)
    {
        ReferenceTensor tensor = new(1, [values.Length / channels, channels]);
        values.CopyTo(tensor.Values, 0);
        ReferenceFunctions.Apply(function, numbers, Math.ScaleB(1, -53), tensor);
        return tensor.Values;
    }

    private static double[] Dense(LayerProof.Probe probe, string name, double[] input)
    {
        double[] kernel = probe.Parameter(name + "/kernel");
        return [.. probe.Parameter(name + "/bias").Select((bias, unit) =>
            bias + input.Select((x, i) => x * kernel[(i * kernel.Length / input.Length) + unit]).Sum())];
    }
}
