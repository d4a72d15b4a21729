using System;
using System.IO;
using StaticNet;

namespace FashionMnist;

/// <summary>Saves a network's weights to a file and loads them into another network.</summary>
internal static class WeightRoundTrip
{
    /// <summary>Saves, loads, and checks that both networks say the same.</summary>
    /// <param name="net">The network to save.</param>
    /// <param name="second">The network to load into.</param>
    /// <param name="path">The file; it stays.</param>
    /// <param name="test">What both are asked.</param>
    public static void Run(INetwork<float> net, INetwork<float> second, string path, Dataset<float> test)
    {
        WeightFile.Save(net.Parameters, path);
        WeightFile.Load(second.Parameters, path);
        CheckSame(net, second, test);
        Console.WriteLine(
            $"saved the weights to {path} ({new FileInfo(path).Length / 1024} KiB) and loaded them into a second network: " +
            $"same predictions for all {test.Count} test images");
    }

    private static void CheckSame(INetwork<float> first, INetwork<float> second, Dataset<float> test)
    {
        float[] expected = new float[first.Info.OutputSize];
        float[] found = new float[first.Info.OutputSize];
        for (int i = 0; i < test.Count; i++)
        {
            first.Forward(test.Input(i), expected);
            second.Forward(test.Input(i), found);
            if (!expected.AsSpan().SequenceEqual(found))
            {
                throw new InvalidOperationException($"The loaded network differs on test image {i}.");
            }
        }
    }
}
