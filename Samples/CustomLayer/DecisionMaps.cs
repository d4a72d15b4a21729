using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet;
using StaticNet.Samples;

namespace CustomLayer;

/// <summary>Draws what the network says of each point of the plane, after some of the epochs: a callback of one's own.</summary>
/// <param name="net">The network in training.</param>
/// <param name="epochs">After which epochs.</param>
internal sealed class DecisionMaps(SpiralNet net, IReadOnlyList<int> epochs) : TrainingCallback<float>
{
    private const int Side = 32;
    private const float Reach = 1.2f;

    private readonly List<Picture> _pictures = [];

    /// <summary>What was drawn: white where the network is sure of the second spiral, black where of the first.</summary>
    public IReadOnlyList<Picture> Pictures => _pictures;

    /// <summary>The points themselves, white and black on grey.</summary>
    /// <param name="points">The points.</param>
    public static Picture Draw(Dataset<float> points)
    {
        float[] pixels = new float[Side * Side];
        Array.Fill(pixels, 0.5f);
        for (int i = 0; i < points.Count; i++)
        {
            int x = (int)((points.Input(i)[0] + Reach) / (2 * Reach) * Side);
            int y = (int)((points.Input(i)[1] + Reach) / (2 * Reach) * Side);
            pixels[(Math.Clamp(y, 0, Side - 1) * Side) + Math.Clamp(x, 0, Side - 1)] = points.Target(i)[0];
        }

        return new Picture(pixels, Side, "two spirals");
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingProgress<float> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (epochs.Contains(progress.Epoch))
        {
            float[] pixels = new float[Side * Side];
            for (int i = 0; i < pixels.Length; i++)
            {
                net.Forward([Coordinate(i % Side), Coordinate(i / Side)], pixels.AsSpan(i, 1));
            }

            _pictures.Add(new Picture(pixels, Side, $"epoch {progress.Epoch}"));
        }
    }

    private static float Coordinate(int pixel) => ((pixel + 0.5f) / Side * 2 * Reach) - Reach;
}
