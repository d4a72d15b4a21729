using System;
using System.Diagnostics;
using System.Globalization;
using StaticNet.Benchmarks.Workloads;

// Prints a line: milliseconds from here to the end of the first inference, the least microseconds of a call, bytes allocated by
// all later calls, floats in a vector.
const int Rounds = 50;
const int Calls = 100;
long start = Stopwatch.GetTimestamp();
LeNet5 network = new(seed: 1);
float[] input = new float[LeNet5.InputSize];
float[] output = new float[LeNet5.OutputSize];
network.Forward(input, output);
double first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
double best = double.PositiveInfinity;
long before = GC.GetAllocatedBytesForCurrentThread();
for (int round = 0; round < Rounds; round++)
{
    long begin = Stopwatch.GetTimestamp();
    for (int call = 0; call < Calls; call++)
    {
        network.Forward(input, output);
    }

    best = Math.Min(best, Stopwatch.GetElapsedTime(begin).TotalMicroseconds / Calls);
}

long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{first} {best} {bytes} {System.Numerics.Vector<float>.Count}"));
