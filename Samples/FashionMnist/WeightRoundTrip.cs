using System;
using System.IO;
using StaticNet;

namespace FashionMnist;

/// <summary>Saves a network's weights to a file and loads them into another network.</summary>
internal static class WeightRoundTrip
{
    /// <summary>Goes by way of a temporary file, which it removes, and checks that both networks say the same.</summary>
    /// <param name="net">The network to save.</param>
    /// <param name="test">What both are asked.</param>
    /// <returns>The second network.</returns>
    public static FashionNet Run(FashionNet net, Dataset<float> test)
    {
        string path = Path.Combine(Path.GetTempPath(), $"fashion-mnist-{Guid.NewGuid():N}.safetensors");
        try
        {
            net.Save(path);
            FashionNet loaded = new();
            loaded.Load(path);
            CheckSame(net, loaded, test);
            Console.WriteLine(
                $"saved {FashionNet.ParameterCount} parameters to {path} ({new FileInfo(path).Length / 1024} KiB), loaded them " +
                $"into a second network: same predictions for all {test.Count} test images; file removed");
            return loaded;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void CheckSame(FashionNet first, FashionNet second, Dataset<float> test)
    {
        Span<float> expected = stackalloc float[FashionNet.OutputSize];
        Span<float> found = stackalloc float[FashionNet.OutputSize];
        for (int i = 0; i < test.Count; i++)
        {
            first.Forward(test.Input(i), expected);
            second.Forward(test.Input(i), found);
            if (!expected.SequenceEqual(found))
            {
                throw new InvalidOperationException($"The loaded network differs on test image {i}.");
            }
        }
    }
}
