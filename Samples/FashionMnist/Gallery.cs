using System;
using System.Linq;
using System.Text;
using StaticNet;

namespace FashionMnist;

/// <summary>Shows test images beside each other, with what the network takes them for.</summary>
internal static class Gallery
{
    // Two images fit into 80 columns.
    private const int Columns = 2;
    private const string Gap = "  ";

    /// <summary>Draws the first images and names them.</summary>
    /// <param name="net">The network.</param>
    /// <param name="test">Images it has not seen.</param>
    /// <param name="count">How many images.</param>
    public static void Show(FashionNet net, Dataset<float> test, int count)
    {
        Console.WriteLine();
        foreach (int[] row in Enumerable.Range(0, Math.Min(count, test.Count)).Chunk(Columns))
        {
            Console.Write(Draw(net, test, row));
        }
    }

    private static string Draw(FashionNet net, Dataset<float> test, int[] samples)
    {
        StringBuilder text = new();
        for (int line = 0; line < FashionMnistData.Side / 2; line++)
        {
            foreach (int sample in samples)
            {
                ImageDrawing.AppendLine(text, test.Input(sample), FashionMnistData.Side, line);
                text.Append(Gap);
            }

            text.AppendLine();
        }

        foreach (int sample in samples)
        {
            text.Append(Caption(net, test, sample).PadRight(FashionMnistData.Side)).Append(Gap);
        }

        return text.AppendLine().AppendLine().ToString();
    }

    private static string Caption(FashionNet net, Dataset<float> test, int sample)
    {
        Span<float> probabilities = stackalloc float[FashionNet.OutputSize];
        net.Forward(test.Input(sample), probabilities);
        int predicted = 0;
        for (int i = 1; i < probabilities.Length; i++)
        {
            predicted = probabilities[i] > probabilities[predicted] ? i : predicted;
        }

        int actual = (int)test.Target(sample)[0];
        string name = FashionMnistData.ClassNames[predicted];
        return predicted == actual
            ? $"{name}, {100 * probabilities[predicted]:F0} %: right"
            : $"{name}: is {FashionMnistData.ClassNames[actual]}";
    }
}
