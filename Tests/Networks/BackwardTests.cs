using System;
using System.Linq;
using Xunit;

namespace StaticNet.Tests.Networks;

/// <summary>Gradients equal finite differences in double precision; in single precision they equal those in double.</summary>
[Trait("Category", "Numeric")]
public sealed class BackwardTests
{
    public static TheoryData<int> All => NetworkSuite.All;

    [Theory]
    [MemberData(nameof(All))]
    public void Backward_equals_finite_differences(int network) => new GradientCheck(NetworkSuite.Get(network), fromLogits: false).Run();

    [Theory]
    [MemberData(nameof(All))]
    public void Backward_from_logits_equals_finite_differences(int network)
    {
        NetworkCase @case = NetworkSuite.Get(network);
        if (@case.Create<double>().Info.OutputActivation is Activation.Softmax or Activation.Sigmoid)
        {
            new GradientCheck(@case, fromLogits: true).Run();
        }
    }

    /// <summary>The check above leaves out coordinates next to a kink: they are the exception.</summary>
    [Fact]
    public void Few_coordinates_lie_at_a_kink()
    {
        int compared = 0;
        int kinks = 0;
        foreach (int number in Enumerable.Range(0, Math.Min(NetworkSuite.Count, 20)))
        {
            GradientCheck check = new(NetworkSuite.Get(number), fromLogits: false);
            check.Run();
            compared += check.Compared;
            kinks += check.Kinks;
        }

        Assert.True(kinks < compared / 3, $"{compared} compared, {kinks} at a kink.");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Single_precision_equals_double_precision(int network)
    {
        NetworkCase @case = NetworkSuite.Get(network);
        double[] expected = Gradients(@case.Create<double>(), @case);
        double[] actual = Gradients(@case.Create<float>(), @case);
        double norm = Math.Sqrt(expected.Sum(static value => value * value));
        double distance = Math.Sqrt(expected.Zip(actual, static (a, b) => (a - b) * (a - b)).Sum());

        // Statistics of a few samples magnify what rounding does to them by up to 1 / √ε, about 30, per normalisation.
        double tolerance = @case.Network.Normalizes ? 1e-2 : 1e-4;
        Assert.True(distance <= (tolerance * norm) + 1e-5, $"distance {distance:G3} of {norm:G3}. {@case}");
    }

    /// <summary>The parameters' gradients in Keras' order, and the inputs'.</summary>
    private static double[] Gradients<T>(INetwork<T> network, NetworkCase @case)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        int samples = NetworkCase.Samples(network.Info);
        NetworkContext<T> context = network.CreateContext(samples);
        T[] outputs = new T[samples * network.Info.OutputSize];
        T[] inputGradients = new T[samples * network.Info.InputSize];
        network.Forward(context, @case.Inputs(samples).To<T>(), outputs);
        network.Backward(context, RandomVectors.Normal(outputs.Length, @case.Number + 1).To<T>(), inputGradients);
        return
        [
            .. network.Parameters.Table.Where(static info => info.Trainable).SelectMany(info =>
            {
                T[] gradient = new T[info.Layout.Count];
                network.Parameters[info.Name].ReadGradient(context, gradient);
                return gradient.ToDoubles();
            }),
            .. inputGradients.ToDoubles(),
        ];
    }
}
