using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet;
using StaticNet.Samples;

namespace Digits;

/// <summary>Test images, with what the network takes them for.</summary>
internal static class Gallery
{
    /// <summary>Images and their captions: those it takes for another digit first.</summary>
    /// <param name="test">Images it has not seen.</param>
    /// <param name="answers">Ten probabilities for each.</param>
    /// <param name="count">How many images.</param>
    /// <param name="enlarge">How many pixels each pixel becomes, in both directions.</param>
    public static IReadOnlyList<Picture> Make(Dataset<float> test, float[] answers, int count, int enlarge = 1)
        => [.. Enumerable.Range(0, test.Count)
            .Select(i => (Index: i, Actual: (int)test.Target(i)[0], Predicted: Predict(answers, i)))
            .OrderBy(answer => answer.Actual == answer.Predicted)
            .Take(count)
            .Select(answer => new Picture(
                Enlarge(test.Input(answer.Index), enlarge),
                DigitsData.Side * enlarge,
                answer.Actual == answer.Predicted ? $"{answer.Actual}" : $"{answer.Actual}, taken for {answer.Predicted}"))];

    /// <summary>The most probable digit of an image.</summary>
    /// <param name="answers">Ten probabilities for each image.</param>
    /// <param name="image">Which.</param>
    public static int Predict(float[] answers, int image)
    {
        ReadOnlySpan<float> probabilities = answers.AsSpan(image * 10, 10);
        int best = 0;
        for (int digit = 1; digit < probabilities.Length; digit++)
        {
            best = probabilities[digit] > probabilities[best] ? digit : best;
        }

        return best;
    }

    private static float[] Enlarge(ReadOnlySpan<float> image, int factor)
    {
        int side = DigitsData.Side * factor;
        float[] pixels = new float[side * side];
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = image[(i / side / factor * DigitsData.Side) + (i % side / factor)] / DigitsData.White;
        }

        return pixels;
    }
}
