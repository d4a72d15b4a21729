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
            .. KernelRun.Of<LSTMOn100>(new LSTMOn100(), "LSTM 16→64 on 100", 101 * 256, Recurrent(100, 16, 64, gates: 4)),
            .. KernelRun.Of<GRUOn100>(new GRUOn100(), "GRU 16→64 on 100", 101 * 192, Recurrent(100, 16, 64, gates: 3)),
            .. KernelRun.Of<AttentionOn64>(new AttentionOn64(), "Attention 4×16 on 64×64", 4 * 64 * 64, Attention(64, 64, heads: 4, size: 16)),
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

        PrintFunctions(peak);
    }

    // Beside the time, how many multiply-adds the core could have done in it.
    private static void PrintFunctions(double peak)
    {
        Line("");
        Line($"{"function of a float",-60} {"ns",8} {"multiply-adds",15}");
        foreach ((string name, double nanoseconds) in ((string, double)[])
            [
                ("copy", FunctionCost.Nanoseconds<FunctionCost.Copy>()),
                ("exp", FunctionCost.Nanoseconds<FunctionCost.Exp>()),
                ("exp - 1", FunctionCost.Nanoseconds<FunctionCost.Expm1>()),
                ("tanh", FunctionCost.Nanoseconds<FunctionCost.Tanh>()),
                ("sigmoid", FunctionCost.Nanoseconds<FunctionCost.Sigmoid>()),
                ("softplus", FunctionCost.Nanoseconds<FunctionCost.Softplus>()),
                ("erf", FunctionCost.Nanoseconds<FunctionCost.Erf>()),
            ])
        {
            Line($"{name,-60} {nanoseconds,8:F3} {nanoseconds * peak / 2,15:F0}");
        }
    }

    /// <summary>The products of a recurrent layer: with the inputs of all steps at once, with the state step by step, and their gradients.</summary>
    private static KernelRun.Product[] Recurrent(int steps, int features, int units, int gates)
    {
        double inputs = (double)steps * features * units * gates;
        double state = (double)units * units * gates;
        return
        [
            new("Layer_ProductWithTheInputs", "inputs", inputs, Forward: true),
            new("Layer_ProductWithTheState", "state of a step", state, Forward: true),
            new("Layer_InputGradient", "state gradient of a step", state),
            new("Layer_RecurrentKernelGradient", "recurrent kernel gradient", steps * state),
            new("Layer_KernelGradient", "kernel gradient", inputs),
            new("Layer_InputGradient_2", "input gradient", inputs),
        ];
    }

    private static KernelRun.Product[] Attention(int steps, int features, int heads, int size)
    {
        double projection = (double)steps * features * heads * size;
        double mixture = (double)steps * steps * heads * size;
        return
        [
            new("Layer_Query", "projection", projection, Forward: true),
            new("Layer_Scores", "scores", mixture, Forward: true),
            new("Layer_MixtureOfValues", "mixture of values", mixture, Forward: true),
            new("Layer_Output", "output", projection, Forward: true),
            new("Layer_WeightGradient", "gradient of weights", mixture),
            new("Layer_ValueGradient", "gradient of values", mixture),
            new("Layer_QueryGradient", "gradient of queries", mixture),
            new("Layer_KeyGradient", "gradient of keys", mixture),
            new("Layer_KernelGradient", "kernel gradient", projection),
            new("Layer_InputGradient_2", "input gradient", projection),
        ];
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static void Line(string text) => Console.WriteLine(text);
}
