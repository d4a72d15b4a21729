using System;
using System.Diagnostics;
using StaticNet;

namespace FashionMnist;

/// <summary>What one <c>Forward</c> costs.</summary>
/// <param name="Microseconds">The median of many calls.</param>
/// <param name="AllocatedBytes">What all of them together allocated.</param>
/// <param name="Calls">How many they were.</param>
internal sealed record ForwardTiming(double Microseconds, long AllocatedBytes, int Calls)
{
    private const int Repeats = 4000;

    /// <summary>Runs the network over test images again and again, on this thread.</summary>
    /// <param name="net">The network.</param>
    /// <param name="test">The images.</param>
    public static ForwardTiming Measure(FashionNet net, Dataset<float> test)
    {
        long[] ticks = new long[Repeats];
        Span<float> probabilities = stackalloc float[FashionNet.OutputSize];

        // The second round counts: by then the code is compiled for speed and the thread has its workspace.
        Round(net, test, probabilities, ticks);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Round(net, test, probabilities, ticks);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Array.Sort(ticks);
        return new ForwardTiming(Stopwatch.GetElapsedTime(0, ticks[Repeats / 2]).TotalMicroseconds, allocated, Repeats);
    }

    /// <summary>Writes it.</summary>
    public void Print()
        => Console.WriteLine($"one Forward: {Microseconds:F1} µs (median of {Calls}), {AllocatedBytes} bytes allocated");

    private static void Round(FashionNet net, Dataset<float> test, Span<float> probabilities, long[] ticks)
    {
        for (int i = 0; i < ticks.Length; i++)
        {
            ReadOnlySpan<float> image = test.Input(i % test.Count);
            long start = Stopwatch.GetTimestamp();
            net.Forward(image, probabilities);
            ticks[i] = Stopwatch.GetTimestamp() - start;
        }
    }
}
