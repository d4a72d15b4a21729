using System;

namespace OnlineLearning;

/// <summary>
/// What other threads infer with: weights as they were between two steps of training, and what the trained network itself said
/// with them, bit by bit, so that a reader notices if it ever gets a mixture of two versions.
/// </summary>
internal sealed class Snapshot
{
    private readonly float[] _answers = new float[Questions.Count * StreamNet.OutputSize];

    /// <summary>The network; nobody trains it.</summary>
    public StreamNet Net { get; } = new();

    /// <summary>Takes the weights of a network, and its answers.</summary>
    /// <param name="source">The network that is trained.</param>
    /// <param name="target">What to write.</param>
    public static void Write(StreamNet source, Snapshot target)
    {
        source.Parameters.CopyTo(target.Net.Parameters);
        for (int i = 0; i < Questions.Count; i++)
        {
            source.Forward(Questions.Get(i), target._answers.AsSpan(i * StreamNet.OutputSize, StreamNet.OutputSize));
        }
    }

    /// <summary>What the trained network answered.</summary>
    /// <param name="question">Which of <see cref="Questions"/>.</param>
    public ReadOnlySpan<float> Answer(int question) => _answers.AsSpan(question * StreamNet.OutputSize, StreamNet.OutputSize);
}
