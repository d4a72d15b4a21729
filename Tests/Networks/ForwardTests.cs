using System;
using System.Numerics;
using StaticNet.Tests.Reference;
using Xunit;

namespace StaticNet.Tests.Networks;

/// <summary>
/// What networks compute equals what plain loops compute, element by element, within the rounding errors that the loops add
/// up along the way.
/// </summary>
[Trait("Category", "Numeric")]
public sealed class ForwardTests
{
    public static TheoryData<int> All => NetworkSuite.All;

    [Theory]
    [MemberData(nameof(All))]
    public void One_sample_in_single_precision(int network) => CheckSingle<float>(NetworkSuite.Get(network));

    [Theory]
    [MemberData(nameof(All))]
    public void One_sample_in_double_precision(int network) => CheckSingle<double>(NetworkSuite.Get(network));

    [Theory]
    [MemberData(nameof(All))]
    public void A_batch_in_evaluation_in_single_precision(int network) => CheckBatch<float>(NetworkSuite.Get(network), training: false);

    [Theory]
    [MemberData(nameof(All))]
    public void A_batch_in_evaluation_in_double_precision(int network) => CheckBatch<double>(NetworkSuite.Get(network), training: false);

    /// <summary>Without dropout, and where samples are normalised over their tile, in the precision that does not blur it.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void A_batch_in_training(int network)
    {
        NetworkCase @case = NetworkSuite.Get(network);
        if (!@case.Network.IsRandom)
        {
            CheckBatch<double>(@case, training: true);
        }
    }

    /// <summary>Compares outputs with the reference's, each within its bound.</summary>
    internal static void AssertClose(NetworkCase @case, ReferenceTensor expected, double[] actual, double slack)
    {
        Assert.Equal(expected.Values.Length, actual.Length);
        for (int i = 0; i < actual.Length; i++)
        {
            // The bounds are of first order, and denormal numbers have no relative precision.
            double tolerance = (slack * expected.Errors[i]) + 1e-37;
            Assert.True(
                Math.Abs(actual[i] - expected.Values[i]) <= tolerance,
                $"Element {i}: expected {expected.Values[i]:R} ± {tolerance:G3}, found {actual[i]:R}. {@case}");
        }
    }

    private static void CheckSingle<T>(NetworkCase @case)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        INetwork<T> network = @case.Create<T>();
        for (int seed = 0; seed < 3; seed++)
        {
            double[] input = @case.Inputs(1, seed);
            T[] output = new T[network.Info.OutputSize];
            network.Forward(input.To<T>(), output);
            AssertClose(@case, @case.Network.Run(@case.Pass<T>(), input)[^1].Output, output.ToDoubles(), 2);
        }
    }

    private static void CheckBatch<T>(NetworkCase @case, bool training)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        INetwork<T> network = @case.Create<T>();
        int samples = NetworkCase.Samples(network.Info);
        NetworkContext<T> context = network.CreateContext(samples + 1);
        context.Training = training;
        double[] inputs = @case.Inputs(samples);
        T[] outputs = new T[samples * network.Info.OutputSize];
        network.Forward(context, inputs.To<T>(), outputs);
        ReferenceTensor expected = @case.Network.Run(@case.Pass<T>(training, network.Info, samples), inputs)[^1].Output;

        // The reference takes no account of errors in the statistics themselves: they are amplified by 1 / √ε at most per layer.
        AssertClose(@case, expected, outputs.ToDoubles(), training && @case.Network.Normalizes ? 1e6 : 2);
    }
}
