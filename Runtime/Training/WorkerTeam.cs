using System;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace StaticNet;

/// <summary>
/// A few threads that do one job together, again and again. The calling thread takes part as worker 0. A job starts and ends
/// within microseconds and without allocation: workers spin for a moment before they sleep.
/// </summary>
internal sealed class WorkerTeam : IDisposable
{
    // Long enough to bridge the gap between two jobs of a training step, short enough not to burn a core between steps.
    private static readonly long s_spinTicks = Stopwatch.Frequency / 20_000;

    private readonly object _startGate = new();
    private readonly object _endGate = new();
    private readonly Thread[] _threads;
    private readonly Exception?[] _failures;
    private Action<int> _job = static _ => { };
    private int _participants;
    private int _generation;
    private int _pending;
    private int _sleepers;
    private bool _callerSleeps;
    private volatile bool _stopping;

    /// <summary>Starts the threads.</summary>
    /// <param name="size">Workers, the calling thread included; at least 1.</param>
    internal WorkerTeam(int size)
    {
        _failures = new Exception?[size];
        _threads = new Thread[size - 1];
        for (int i = 0; i < _threads.Length; i++)
        {
            int worker = i + 1;
            _threads[i] = new Thread(() => Work(worker)) { IsBackground = true, Name = $"StaticNet worker {worker}" };
            _threads[i].Start();
        }
    }

    /// <summary>Workers, the calling thread included.</summary>
    internal int Size => _failures.Length;

    /// <summary>
    /// Calls <paramref name="job"/> with 0 to <paramref name="participants"/> − 1, each on its own thread, and returns when
    /// all have returned. Throws what a job threw; where several did, that of the lowest number.
    /// </summary>
    internal void Run(Action<int> job, int participants)
    {
        if (participants <= 1 || Size == 1)
        {
            for (int worker = 0; worker < participants; worker++)
            {
                job(worker);
            }

            return;
        }

        _job = job;
        _participants = participants;
        _pending = _threads.Length;
        StartAll();
        Call(0);
        AwaitAll();
        for (int worker = 0; worker < _failures.Length; worker++)
        {
            if (_failures[worker] is Exception failure)
            {
                Array.Clear(_failures);
                ExceptionDispatchInfo.Throw(failure);
            }
        }
    }

    /// <summary>Ends the threads and waits for them.</summary>
    public void Dispose()
    {
        _stopping = true;
        StartAll();
        foreach (Thread thread in _threads)
        {
            thread.Join();
        }
    }

    private void StartAll()
    {
        // The increment is a full fence: either a worker sees the new generation before it sleeps, or we see the sleeper.
        Interlocked.Increment(ref _generation);
        if (Volatile.Read(ref _sleepers) > 0)
        {
            lock (_startGate)
            {
                Monitor.PulseAll(_startGate);
            }
        }
    }

    private void Work(int worker)
    {
        int seen = 0;
        while (true)
        {
            AwaitStart(seen);
            seen++;
            if (_stopping)
            {
                return;
            }

            if (worker < _participants)
            {
                Call(worker);
            }

            if (Interlocked.Decrement(ref _pending) == 0 && Volatile.Read(ref _callerSleeps))
            {
                lock (_endGate)
                {
                    Monitor.Pulse(_endGate);
                }
            }
        }
    }

    private void Call(int worker)
    {
        try
        {
            _job(worker);
        }
        catch (Exception exception)
        {
            _failures[worker] = exception;
        }
    }

    private void AwaitStart(int seen)
    {
        SpinWait spin = default;
        long until = Stopwatch.GetTimestamp() + s_spinTicks;
        while (Volatile.Read(ref _generation) == seen)
        {
            if (Stopwatch.GetTimestamp() < until)
            {
                spin.SpinOnce(sleep1Threshold: -1);
                continue;
            }

            lock (_startGate)
            {
                Interlocked.Increment(ref _sleepers);
                while (Volatile.Read(ref _generation) == seen)
                {
                    Monitor.Wait(_startGate);
                }

                Interlocked.Decrement(ref _sleepers);
            }
        }
    }

    private void AwaitAll()
    {
        SpinWait spin = default;
        long until = Stopwatch.GetTimestamp() + s_spinTicks;
        while (Volatile.Read(ref _pending) != 0)
        {
            if (Stopwatch.GetTimestamp() < until)
            {
                spin.SpinOnce(sleep1Threshold: -1);
                continue;
            }

            lock (_endGate)
            {
                Volatile.Write(ref _callerSleeps, true);
                // The same handshake as at the start, the other way round.
                Interlocked.MemoryBarrier();
                while (Volatile.Read(ref _pending) != 0)
                {
                    Monitor.Wait(_endGate);
                }

                Volatile.Write(ref _callerSleeps, false);
            }
        }
    }
}
