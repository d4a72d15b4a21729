using System;

namespace StaticNet;

/// <summary>
/// The alignments of a label with time steps: states are the label's classes with a blank before, between and behind them, 2n + 1
/// in all, and a path stays, goes on by one, or skips a blank between different classes. Holds the working memory of one thread.
/// </summary>
internal sealed class CtcAlignments
{
    [ThreadStatic]
    private static CtcAlignments? s_ofThread;

    private double[] _emissions = [];
    private double[] _forward = [];
    private double[] _backward = [];
    private double _total;

    /// <summary>Time steps.</summary>
    internal int Steps { get; private set; }

    /// <summary>The label; its first <see cref="Length"/> elements count.</summary>
    internal int[] Labels { get; private set; } = [];

    /// <summary>Classes of the label.</summary>
    internal int Length { get; set; }

    /// <summary>What is subtracted from the logits of a step to make logarithms of probabilities.</summary>
    internal double[] Normalizers { get; private set; } = [];

    private int States => (2 * Length) + 1;

    /// <summary>The calling thread's memory, with room for these sizes.</summary>
    internal static CtcAlignments OfThread(int steps, int labelLength)
    {
        CtcAlignments work = s_ofThread ??= new CtcAlignments();
        work.Steps = steps;
        if (work.Normalizers.Length < steps)
        {
            work.Normalizers = new double[steps];
        }

        if (work.Labels.Length < labelLength)
        {
            work.Labels = new int[labelLength];
        }

        int size = checked(steps * ((2 * labelLength) + 1));
        if (work._emissions.Length < size)
        {
            work._emissions = new double[size];
            work._forward = new double[size];
            work._backward = new double[size];
        }

        return work;
    }

    /// <summary>ln p of each state at a step, to be filled in.</summary>
    internal Span<double> Emissions(int step) => Row(_emissions, step);

    /// <summary>After both sums: each state's share of the probability of all alignments at a step; they sum to 1.</summary>
    internal ReadOnlySpan<double> Shares(int step) => Row(_backward, step);

    /// <summary>The logarithm of the probability of all alignments.</summary>
    internal double SumForward()
    {
        Span<double> first = Row(_forward, 0);
        first.Fill(double.NegativeInfinity);
        ReadOnlySpan<double> emissions = Emissions(0);
        emissions[..Math.Min(2, States)].CopyTo(first);
        for (int t = 1; t < Steps; t++)
        {
            ReadOnlySpan<double> before = Row(_forward, t - 1);
            Span<double> now = Row(_forward, t);
            emissions = Emissions(t);
            for (int s = 0; s < now.Length; s++)
            {
                double step = s > 0 ? before[s - 1] : double.NegativeInfinity;
                double skip = MaySkipTo(s) ? before[s - 2] : double.NegativeInfinity;
                now[s] = emissions[s] + LogSum(before[s], step, skip);
            }
        }

        ReadOnlySpan<double> last = Row(_forward, Steps - 1);
        _total = LogSum(last[^1], States > 1 ? last[^2] : double.NegativeInfinity, double.NegativeInfinity);
        return _total;
    }

    /// <summary>Makes the <see cref="Shares"/>; <see cref="SumForward"/> first.</summary>
    internal void SumBackward()
    {
        Span<double> last = Row(_backward, Steps - 1);
        last.Fill(double.NegativeInfinity);
        last[Math.Max(0, States - 2)..].Clear();
        for (int t = Steps - 2; t >= 0; t--)
        {
            ReadOnlySpan<double> after = Row(_backward, t + 1);
            ReadOnlySpan<double> emissions = Emissions(t + 1);
            Span<double> now = Row(_backward, t);
            for (int s = 0; s < now.Length; s++)
            {
                double stay = after[s] + emissions[s];
                double step = s + 1 < now.Length ? after[s + 1] + emissions[s + 1] : double.NegativeInfinity;
                double skip = s + 2 < now.Length && MaySkipTo(s + 2) ? after[s + 2] + emissions[s + 2] : double.NegativeInfinity;
                now[s] = LogSum(stay, step, skip);
            }

            ToShares(t + 1);
        }

        ToShares(0);
    }

    private void ToShares(int step)
    {
        Span<double> backward = Row(_backward, step);
        ReadOnlySpan<double> forward = Row(_forward, step);
        for (int s = 0; s < backward.Length; s++)
        {
            backward[s] = Math.Exp(forward[s] + backward[s] - _total);
        }
    }

    private bool MaySkipTo(int state) => state % 2 == 1 && state > 1 && Labels[state / 2] != Labels[(state / 2) - 1];

    private Span<double> Row(double[] table, int step) => table.AsSpan(step * States, States);

    private static double LogSum(double a, double b, double c)
    {
        double largest = Math.Max(a, Math.Max(b, c));
        return double.IsNegativeInfinity(largest)
            ? largest
            : largest + Math.Log(Math.Exp(a - largest) + Math.Exp(b - largest) + Math.Exp(c - largest));
    }
}
