using System.Collections.Generic;
using System.Linq;
using System.Threading;
using StaticNet.Benchmarks.Roofline;

namespace StaticNet.Benchmarks.Compare;

/// <summary>Times engines against each other.</summary>
internal static class Race
{
    private const int SamplesInARound = 5;
    private const int JitMilliseconds = 200;
    private const int MostPhases = 8;

    /// <summary>A share of the time before at which an engine counts as faster than before.</summary>
    private const double FasterThan = 0.7;

    /// <summary>From here on a sample is a round: epochs take seconds.</summary>
    private const double LongSeconds = 0.5;

    /// <summary>Engine by engine, sample by sample, so that a drift of the machine meets all of them.</summary>
    public static void Run(IReadOnlyList<Contestant> contestants, int rounds)
    {
        Settle(contestants);
        foreach (Contestant contestant in contestants)
        {
            contestant.Rounds = new double[rounds];
        }

        for (int round = 0; round < rounds; round++)
        {
            Round(contestants, round);
        }
    }

    // The JIT compiles hot methods again in the background, and then what they call is hot: until nobody gets faster.
    private static void Settle(IReadOnlyList<Contestant> contestants)
    {
        for (int phase = 0; phase < MostPhases; phase++)
        {
            double[] before = [.. contestants.Select(static contestant => contestant.SecondsOfACall)];
            foreach (Contestant contestant in contestants)
            {
                contestant.Warm();
            }

            bool settled = phase > 1 && contestants.Zip(before).All(static pair => pair.First.SecondsOfACall > FasterThan * pair.Second);
            if (settled || contestants.Any(static contestant => contestant.SecondsOfACall > LongSeconds))
            {
                return;
            }

            Thread.Sleep(JitMilliseconds);
        }
    }

    private static void Round(IReadOnlyList<Contestant> contestants, int round)
    {
        int count = contestants.Any(static contestant => contestant.SecondsOfACall > LongSeconds) ? 1 : SamplesInARound;
        double[][] samples = [.. contestants.Select(_ => new double[count])];
        for (int sample = 0; sample < count; sample++)
        {
            for (int i = 0; i < contestants.Count; i++)
            {
                samples[i][sample] = contestants[i].Sample();
            }
        }

        for (int i = 0; i < contestants.Count; i++)
        {
            contestants[i].Rounds[round] = Timing.Median(samples[i]);
        }
    }
}
