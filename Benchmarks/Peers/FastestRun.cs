using System;
using System.Linq;

namespace StaticNet.Benchmarks.Peers;

/// <summary>Chooses between an engine's ways to run the same: a peer is compared at its fastest.</summary>
internal static class FastestRun
{
    private const int Rounds = 7;
    private const double SampleSeconds = 1e-3;

    /// <summary>The fastest; the others are given up. Null where there is none.</summary>
    public static IEngineRun? Of(params IEngineRun?[] runs)
    {
        IEngineRun[] candidates = [.. runs.OfType<IEngineRun>()];
        double[] best = [.. candidates.Select(static _ => double.PositiveInfinity)];
        int[] calls = [.. candidates.Select(static _ => 1)];
        foreach (int i in Enumerable.Range(0, candidates.Length))
        {
            while (candidates[i].Time(calls[i]) < SampleSeconds)
            {
                calls[i] *= 2;
            }
        }

        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < candidates.Length; i++)
            {
                best[i] = Math.Min(best[i], candidates[i].Time(calls[i]) / calls[i]);
            }
        }

        int fastest = Array.IndexOf(best, best.Length == 0 ? 0 : best.Min());
        for (int i = 0; i < candidates.Length; i++)
        {
            if (i != fastest)
            {
                candidates[i].Dispose();
            }
        }

        return fastest < 0 ? null : candidates[fastest];
    }
}
