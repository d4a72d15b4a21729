using System;
using System.Globalization;
using System.Linq;
using StaticNet.Numerics;

namespace StaticNet.Benchmarks.Roofline;

/// <summary>Prints each kernel's share of what this machine's core can do.</summary>
internal static class RooflineReport
{
    private const int Rounds = 11;

    public static void Print()
    {
        KernelRun[] runs =
        [
            .. KernelRun.Of<Conv3x3On13>(new Conv3x3On13(), "Conv2D 3×3 32→64 on 13×13"),
            .. KernelRun.Of<Conv3x3SameOn13>(new Conv3x3SameOn13(), "Conv2D 3×3 32→64 on 13×13, same"),
            .. KernelRun.Of<Conv3x3On32>(new Conv3x3On32(), "Conv2D 3×3 16→16 on 32×32, same"),
            .. KernelRun.Of<Conv1x1On8>(new Conv1x1On8(), "Conv2D 1×1 64→128 on 8×8"),
            .. KernelRun.Of<Conv3x3From1>(new Conv3x3From1(), "Conv2D 3×3 1→32 on 28×28"),
            .. KernelRun.Of<Conv1DOn128>(new Conv1DOn128(), "Conv1D 3 32→64 on 128"),
            .. KernelRun.Of<Conv3DOn12>(new Conv3DOn12(), "Conv3D 3×3×3 16→32 on 12×12×12"),
            .. KernelRun.Of<Conv2DTransposeOn13>(new Conv2DTransposeOn13(), "Conv2DTranspose 3×3 by 2 32→16 on 13×13"),
            .. KernelRun.Of<DepthwiseOn28>(new DepthwiseOn28(), "DepthwiseConv2D 3×3 32 on 28×28"),
            .. KernelRun.Of<Dense1024>(new Dense1024(), "Dense 1024→1024"),
            .. KernelRun.Of<Dense784>(new Dense784(), "Dense 784→128"),
        ];

        // Machine and kernels are measured in turn, round by round, so that a drift of the clock meets both.
        int[] calls = new int[runs.Length];
        double[][] rates = [.. runs.Select(static _ => new double[Rounds])];
        double[] peaks = new double[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            peaks[round] = Machine.MeasurePeak();
            for (int i = 0; i < runs.Length; i++)
            {
                rates[i][round] = 2e-9 * runs[i].MultiplyAdds / runs[i].Time(ref calls[i]);
            }
        }

        double peak = peaks.Max();
        Line($"vector path: {(Simd.UseVector512 ? "Vector512" : $"Vector<T> of {System.Numerics.Vector<float>.Count} floats")}");
        Line($"multiply-add peak of one core: {peak:F1} GFLOP/s (median of rounds {Timing.Median(peaks):F1})");
        Line($"second-level cache, reading: {Machine.MeasureSecondLevelBandwidth():F1} GB/s");
        Line("");
        Line($"{"kernel",-60} {"GFLOP/s",8} {"of peak",8}");
        for (int i = 0; i < runs.Length; i++)
        {
            double rate = Timing.Median(rates[i]);
            Line($"{runs[i].Name,-60} {rate,8:F1} {100 * rate / peak,7:F0} %");
        }
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static void Line(string text) => Console.WriteLine(text);
}
