using System;
using System.Diagnostics;

namespace StaticNet.Samples;

/// <summary>What one call costs, once it is compiled for speed.</summary>
/// <param name="Name">What is called.</param>
/// <param name="Median">The median of many calls, in microseconds.</param>
/// <param name="Worst">The slowest of them, in microseconds; other programs on the machine have a hand in it.</param>
/// <param name="Calls">How many they were.</param>
/// <param name="AllocatedBytes">What all calls after the very first allocated together, those before the timed ones too.</param>
public sealed record CallCost(string Name, double Median, double Worst, int Calls, long AllocatedBytes)
{
    // The last of them is timed: by then the calls are compiled for speed.
    private const int Rounds = 4;

    /// <summary>Calls again and again, and counts what this thread allocates.</summary>
    /// <param name="name">What is called.</param>
    /// <param name="calls">How often in a round, at least 1.</param>
    /// <param name="call">The call; is told its number, from 0 on.</param>
    public static CallCost Measure(string name, int calls, Action<int> call)
        => Measure(name, calls, call, GC.GetAllocatedBytesForCurrentThread);

    /// <summary>
    /// The same of a call that makes other threads work: counts what the whole process allocates. So nothing else of the program
    /// may run meanwhile. The runtime's thread that compiles for speed does; it was seen to allocate nothing.
    /// </summary>
    /// <param name="name">What is called.</param>
    /// <param name="calls">How often in a round, at least 1.</param>
    /// <param name="call">The call; is told its number, from 0 on.</param>
    public static CallCost MeasureAllThreads(string name, int calls, Action<int> call)
    {
        // What earlier work has left behind is not finalized in between.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Measure(name, calls, call, static () => GC.GetTotalAllocatedBytes(precise: true));
    }

    /// <summary>Prints it.</summary>
    /// <returns>The exit code: 0, or 1 where something was allocated.</returns>
    public int Check()
    {
        Console.WriteLine($"one {Name}: {Median.ToString(Median < 10 ? "F2" : "F1")} µs (median of {Calls}), {AllocatedBytes} bytes allocated");
        if (AllocatedBytes > 0)
        {
            Console.Error.WriteLine($"error: expected {Name} to allocate nothing after the first");
        }

        return AllocatedBytes == 0 ? 0 : 1;
    }

    private static CallCost Measure(string name, int calls, Action<int> call, Func<long> allocatedSoFar)
    {
        long[] ticks = new long[calls];
        call(0);
        long before = allocatedSoFar();
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < calls; i++)
            {
                long start = Stopwatch.GetTimestamp();
                call(i);
                ticks[i] = Stopwatch.GetTimestamp() - start;
            }
        }

        long allocated = allocatedSoFar() - before;
        Array.Sort(ticks);
        return new CallCost(name, Microseconds(ticks[calls / 2]), Microseconds(ticks[^1]), calls, allocated);
    }

    private static double Microseconds(long ticks) => Stopwatch.GetElapsedTime(0, ticks).TotalMicroseconds;
}
