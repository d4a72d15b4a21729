using System.Collections.Generic;
using StaticNet;
using StaticNet.Samples;

namespace Autoencoder;

/// <summary>Images, and what networks make of them.</summary>
internal static class Reconstructions
{
    private const int Side = 28;

    /// <summary>A picture of each image, followed by one of what each network paints of it, with the error.</summary>
    /// <param name="nets">The networks and their names.</param>
    /// <param name="parts">The images, in parts.</param>
    public static IReadOnlyList<Picture> Draw(IReadOnlyList<(string Name, INetwork<float> Net)> nets, IEnumerable<Dataset<float>> parts)
    {
        List<Picture> pictures = [];
        foreach (Dataset<float> part in parts)
        {
            for (int i = 0; i < part.Count; i++)
            {
                Dataset<float> image = part.Slice(i, 1);
                pictures.Add(new Picture(image.Input(0).ToArray(), Side, "image"));
                foreach ((string name, INetwork<float> net) in nets)
                {
                    float[] painted = new float[net.Info.OutputSize];
                    net.Forward(image.Input(0), painted);
                    pictures.Add(new Picture(painted, Side, $"{name}: {AnomalyScore.Of(net, image)[0]:F4}"));
                }
            }
        }

        return pictures;
    }
}
