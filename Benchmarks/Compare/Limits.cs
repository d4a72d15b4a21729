using System;
using StaticNet.Benchmarks.Roofline;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Compare;

/// <summary>What this machine can do at most; the best that was ever measured, since others may use it at the same time.</summary>
internal sealed class Limits
{
    private readonly CacheSizes _caches = CacheSizes.Detect();

    /// <summary>Billions of floating-point operations in a second, of one core.</summary>
    public double Peak { get; private set; }

    /// <summary>Billions of bytes read in a second from each level of cache, the nearest first.</summary>
    public double[] Bandwidths { get; } = new double[3];

    /// <summary>Measures anew, and keeps what is better.</summary>
    public void Measure()
    {
        Peak = Math.Max(Peak, Machine.MeasurePeak());
        int[] blocks = [_caches.First / 2, _caches.Second / 2, Math.Max(2 * _caches.Second, _caches.Third / 4)];
        for (int level = 0; level < blocks.Length; level++)
        {
            Bandwidths[level] = Math.Max(Bandwidths[level], Machine.MeasureBandwidth(blocks[level]));
        }
    }

    /// <summary>
    /// The least seconds that a call can take: its multiply-adds at the peak, or one reading of the weights from the cache
    /// that holds them, whichever is longer.
    /// </summary>
    public double Seconds(Workload workload)
    {
        double arithmetic = 2e-9 * workload.MultiplyAdds / (Peak * (workload.Training?.Threads ?? 1));
        double weights = workload.WeightBytes;
        int level = weights <= _caches.First ? 0 : weights <= _caches.Second ? 1 : 2;
        return Math.Max(arithmetic, 1e-9 * weights / Bandwidths[level]);
    }
}
