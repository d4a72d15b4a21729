using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet;
using StaticNet.Samples;

namespace FashionMnist;

/// <summary>Test images, with what the network takes them for.</summary>
internal static class Gallery
{
    /// <summary>The first images and their captions: the class and how sure the network is, or what is true, not what it says.</summary>
    /// <param name="net">The network.</param>
    /// <param name="test">Images it has not seen.</param>
    /// <param name="count">How many images.</param>
    public static IReadOnlyList<Picture> Make(INetwork<float> net, Dataset<float> test, int count)
        => [.. Enumerable.Range(0, Math.Min(count, test.Count)).Select(i => Make(net, test.Input(i), (int)test.Target(i)[0]))];

    private static Picture Make(INetwork<float> net, ReadOnlySpan<float> image, int actual)
    {
        float[] probabilities = new float[net.Info.OutputSize];
        net.Forward(image, probabilities);
        int predicted = Array.IndexOf(probabilities, probabilities.Max());
        string name = FashionMnistData.ClassNames[predicted];
        string caption = predicted == actual
            ? $"{name}, {100 * probabilities[predicted]:F0} %"
            : $"{FashionMnistData.ClassNames[actual]}, not {name}";
        return new Picture(image.ToArray(), FashionMnistData.Side, caption);
    }
}
