using System;
using System.Numerics;

namespace StaticNet;

/// <summary>Gives a <see cref="NormalizationAttribute"/> layer the mean and variance of the data, before training.</summary>
public static class NormalizationAdapter
{
    /// <summary>
    /// Takes mean and variance of each channel over all inputs of a dataset and all other axes, in double precision, and writes
    /// them to the layer's parameters. The layer has to read the network's input itself.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="network">The network; nobody else may use it meanwhile.</param>
    /// <param name="dataset">The training data: at least one sample; validation data should not take part.</param>
    /// <param name="layer">The layer's name. Default: <c>normalization</c>, the automatic one of the first.</param>
    /// <exception cref="UnknownParameterException">The network has no such layer, or its statistics are given by the attribute.</exception>
    /// <exception cref="ArgumentException">The dataset is empty or its inputs are not those of the network; or an element is not finite.</exception>
    public static void Adapt<T>(INetwork<T> network, Dataset<T> dataset, string layer = "normalization")
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(layer);
        ParameterView<T> mean = network.Parameters[layer + "/mean"];
        ParameterView<T> variance = network.Parameters[layer + "/variance"];
        int channels = mean.Count;
        if (dataset.InputSize != network.Info.InputSize || dataset.InputSize % channels != 0)
        {
            throw new ArgumentException(
                $"Expected inputs of {network.Info.InputSize} elements in {channels} channels, found {dataset.InputSize} elements.",
                nameof(dataset));
        }

        if (dataset.Count == 0)
        {
            throw new ArgumentException("Expected at least one sample, found none.", nameof(dataset));
        }

        double[] means = Means(dataset.Inputs.Span, new double[channels], power: 1);
        double[] variances = Means(dataset.Inputs.Span, means, power: 2);
        for (int channel = 0; channel < channels; channel++)
        {
            if (!double.IsFinite(means[channel]) || !double.IsFinite(variances[channel]))
            {
                throw new ArgumentException($"Channel {channel} of the inputs holds an element that is not finite.", nameof(dataset));
            }
        }

        mean.Write(Array.ConvertAll(means, static value => T.CreateChecked(value)));
        variance.Write(Array.ConvertAll(variances, static value => T.CreateChecked(value)));
    }

    /// <summary>The mean of (x − center) or its square, per channel.</summary>
    private static double[] Means<T>(ReadOnlySpan<T> inputs, double[] center, int power)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int channels = center.Length;
        double[] sums = new double[channels];
        for (int start = 0; start < inputs.Length; start += channels)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                double distance = double.CreateChecked(inputs[start + channel]) - center[channel];
                sums[channel] += power == 1 ? distance : distance * distance;
            }
        }

        double count = inputs.Length / channels;
        return Array.ConvertAll(sums, sum => sum / count);
    }
}
