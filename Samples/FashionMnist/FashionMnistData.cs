using System.Collections.Generic;
using System.IO;
using StaticNet;

namespace FashionMnist;

/// <summary>The images of Fashion-MNIST: 28×28 pixels from 0 to 1, and one of ten classes each.</summary>
internal static class FashionMnistData
{
    /// <summary>Pixels of an image's side.</summary>
    public const int Side = 28;

    /// <summary>The classes, by label.</summary>
    public static IReadOnlyList<string> ClassNames { get; } =
        ["t-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot"];

    /// <summary>Reads the images to learn from and those to be tested on.</summary>
    /// <param name="directory">Holds the four files under their original names, gzipped or not.</param>
    /// <param name="fewest">How many images to learn from there have to be.</param>
    /// <exception cref="IOException">A file is missing or malformed, or holds something else.</exception>
    public static (Dataset<float> Train, Dataset<float> Test) Read(string directory, int fewest = 1)
        => (ReadPart(directory, "train", fewest), ReadPart(directory, "t10k", fewest: 1));

    private static Dataset<float> ReadPart(string directory, string part, int fewest)
    {
        string images = Find(directory, $"{part}-images-idx3-ubyte");
        string labels = Find(directory, $"{part}-labels-idx1-ubyte");
        Dataset<float> dataset = IdxFile.ReadDataset<float>(images, labels);
        if (dataset.Count < fewest || dataset.InputSize != Side * Side)
        {
            throw new DataFileException(
                images, "images", $"at least {fewest} of {Side * Side} pixels", $"{dataset.Count} of {dataset.InputSize} pixels");
        }

        foreach (float label in dataset.Targets.Span)
        {
            if (label >= ClassNames.Count)
            {
                throw new DataFileException(labels, "label", $"0 to {ClassNames.Count - 1}", $"{label}");
            }
        }

        return dataset;
    }

    private static string Find(string directory, string name)
    {
        string plain = Path.Combine(directory, name);
        return File.Exists(plain) ? plain : plain + ".gz";
    }
}
