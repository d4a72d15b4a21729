using System;
using StaticNet;

namespace Autoencoder;

/// <summary>How strange an image is to an autoencoder: the error it makes when it paints it again.</summary>
internal static class AnomalyScore
{
    /// <summary>The mean squared error of each image.</summary>
    /// <param name="net">The autoencoder.</param>
    /// <param name="images">The images.</param>
    public static float[] Of(INetwork<float> net, Dataset<float> images)
    {
        float[] scores = new float[images.Count];
        float[] painted = new float[net.Info.OutputSize];
        for (int i = 0; i < scores.Length; i++)
        {
            ReadOnlySpan<float> image = images.Input(i);
            net.Forward(image, painted);
            for (int pixel = 0; pixel < painted.Length; pixel++)
            {
                scores[i] += (painted[pixel] - image[pixel]) * (painted[pixel] - image[pixel]) / painted.Length;
            }
        }

        return scores;
    }

    /// <summary>How often a foreign image scores higher than a familiar one: the area under the ROC curve.</summary>
    /// <param name="familiar">Scores of images like those that were trained with.</param>
    /// <param name="foreign">Scores of others.</param>
    public static double Separation(ReadOnlySpan<float> familiar, ReadOnlySpan<float> foreign)
    {
        // Fine steps: most scores are near 0.
        AUC<float> area = new(numThresholds: 10_001);
        foreach (float score in familiar)
        {
            area.Update([score], [0], 1);
        }

        foreach (float score in foreign)
        {
            area.Update([score], [1], 1);
        }

        return area.Result;
    }
}
