using System;
using System.Diagnostics;

namespace StaticNet.Samples;

/// <summary>What one call costs, once it is compiled for speed.</summary>
/// <param name="Name">What is called.</param>
/// <param name="Median">The median of many calls, in microseconds.</param>
/// <param name="Worst">The slowest of them, in microseconds; other programs on the machine have a hand in it.</param>
/// <param name="Calls">How many they were.</param>
/// <param name="AllocatedBytes">What all of them together allocated, on all threads.</param>
public sealed record CallCost(string Name, double Median, double Worst, int Calls, long AllocatedBytes)
{
    private const int Rounds = 3;

    /// <summary>Calls again and again, from this thread.</summary>
    /// <param name="name">What is called.</param>
    /// <param name="calls">How often in a round, at least 1.</param>
    /// <param name="call">The call; is told its number, from 0 on.</param>
    public static CallCost Measure(string name, int calls, Action<int> call)
    {
        long[] ticks = new long[calls];
        Round(calls, call, ticks);

        // Whatever else the process does may allocate too: the round in which it did least counts.
        long allocated = long.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            Round(calls, call, ticks);
            allocated = Math.Min(allocated, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        Array.Sort(ticks);
        return new CallCost(name, Microseconds(ticks[calls / 2]), Microseconds(ticks[^1]), calls, allocated);
    }

    /// <summary>Prints it.</summary>
    /// <returns>The exit code: 0, or 1 where something was allocated.</returns>
    public int Check()
    {
        Console.WriteLine($"one {Name}: {Median.ToString(Median < 10 ? "F2" : "F1")} µs (median of {Calls}), {AllocatedBytes} bytes allocated");
        if (AllocatedBytes > 0)
        {
            Console.Error.WriteLine($"error: expected {Name} to allocate nothing");
        }

        return AllocatedBytes == 0 ? 0 : 1;
    }

    private static double Microseconds(long ticks) => Stopwatch.GetElapsedTime(0, ticks).TotalMicroseconds;

    private static void Round(int calls, Action<int> call, long[] ticks)
    {
        for (int i = 0; i < calls; i++)
        {
            long start = Stopwatch.GetTimestamp();
            call(i);
            ticks[i] = Stopwatch.GetTimestamp() - start;
        }
    }
}
