using System;
using System.Diagnostics;

namespace OnlineLearning;

/// <summary>
/// The counter-proof: weights written over a network while other threads run it. It shows that the readers would notice.
/// </summary>
internal static class Control
{
    /// <summary>Writes two versions in turn over the network that the readers use.</summary>
    /// <param name="first">One version.</param>
    /// <param name="second">Another.</param>
    /// <param name="readers">How many threads read.</param>
    /// <param name="time">For how long.</param>
    /// <returns>How many answers there were, and how many that are neither version's.</returns>
    public static (long Reads, long Torn) Run(Snapshot first, Snapshot second, int readers, TimeSpan time)
    {
        StreamNet shared = new();
        first.Net.Parameters.CopyTo(shared.Parameters);
        using Readers threads = new(readers, question => Ask(shared, question, first, second));
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; Stopwatch.GetElapsedTime(start) < time; i++)
        {
            (i % 2 == 0 ? second : first).Net.Parameters.CopyTo(shared.Parameters);
        }

        threads.Dispose();
        return (threads.Reads, threads.Torn);
    }

    private static bool Ask(StreamNet shared, int question, Snapshot first, Snapshot second)
    {
        Span<float> answer = stackalloc float[StreamNet.OutputSize];
        shared.Forward(Questions.Get(question), answer);
        return answer.SequenceEqual(first.Answer(question)) || answer.SequenceEqual(second.Answer(question));
    }
}
