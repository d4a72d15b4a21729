using System;
using StaticNet.Benchmarks.Engines;
using StaticNet.Benchmarks.Roofline;

namespace StaticNet.Benchmarks.Compare;

/// <summary>An engine's run of a workload, with the number of calls that a timed sample needs.</summary>
/// <param name="engine">The engine's name.</param>
/// <param name="run">The engine's run.</param>
/// <param name="threads">Threads that the workload may use.</param>
internal sealed class Contestant(string engine, IEngineRun run, int threads)
{
    private const double SampleSeconds = 2e-3;
    private const double WarmSeconds = 0.15;
    private const double WakingSeconds = 0.02;
    private const double MostWarmSeconds = 0.5;
    private const int MostCalls = 1 << 20;

    private int _calls = 1;

    /// <summary>The engine's name.</summary>
    public string Engine => engine;

    /// <summary>The engine's run.</summary>
    public IEngineRun Run => run;

    /// <summary>Seconds of a call, a value per round.</summary>
    public double[] Rounds { get; set; } = [];

    /// <summary>Roughly, since <see cref="Warm"/>.</summary>
    public double SecondsOfACall { get; private set; }

    /// <summary>Seconds of a call: the median of the rounds.</summary>
    public double Median => Timing.Median(Rounds);

    /// <summary>Runs for a while, and finds how many calls fill a sample. What takes long as it is needs no more than a call.</summary>
    public void Warm()
    {
        double spent = 0;
        while (spent < WarmSeconds)
        {
            double seconds = run.Time(_calls);
            spent += seconds;
            SecondsOfACall = seconds / _calls;
            if (seconds < SampleSeconds && _calls < MostCalls)
            {
                _calls *= 2;
            }
        }
    }

    /// <summary>
    /// Seconds of a call. Caches and clock are made this engine's own first: another one has just run. So are the other threads: a
    /// virtual core that has slept takes milliseconds to wake where others use the machine.
    /// </summary>
    public double Sample()
    {
        if (threads > 1 && SecondsOfACall < MostWarmSeconds)
        {
            run.Time((int)Math.Min(MostCalls, 1 + (WakingSeconds / SecondsOfACall)));
        }
        else if (_calls > 1)
        {
            run.Time(Math.Max(1, _calls / 8));
        }

        return run.Time(_calls) / _calls;
    }

    /// <summary>Managed bytes that a call allocates.</summary>
    public double? BytesPerCall()
    {
        int calls = _calls;
        return run.Allocated(calls) is long bytes ? Math.Round((double)bytes / calls, 1) : null;
    }
}
