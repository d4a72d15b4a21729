using System;
using System.Linq;
using System.Threading;

namespace OnlineLearning;

/// <summary>Threads that infer without a pause until they are stopped, and check every answer.</summary>
internal sealed class Readers : IDisposable
{
    private readonly Func<int, bool> _ask;
    private readonly Thread[] _threads;
    private bool _stopped;
    private long _reads;
    private long _torn;

    /// <summary>Starts the threads.</summary>
    /// <param name="count">How many.</param>
    /// <param name="ask">Asks a question and tells whether the answer is one that some version of the network gives.</param>
    public Readers(int count, Func<int, bool> ask)
    {
        _ask = ask;
        _threads = [.. Enumerable.Range(0, count).Select(i => new Thread(Read) { IsBackground = true, Name = $"reader {i}" })];
        Array.ForEach(_threads, thread => thread.Start());
    }

    /// <summary>Answers so far.</summary>
    public long Reads => Interlocked.Read(ref _reads);

    /// <summary>Answers that no version gives.</summary>
    public long Torn => Interlocked.Read(ref _torn);

    /// <summary>Stops the threads and waits for them.</summary>
    public void Dispose()
    {
        Volatile.Write(ref _stopped, true);
        Array.ForEach(_threads, thread => thread.Join());
    }

    private void Read()
    {
        while (!Volatile.Read(ref _stopped))
        {
            int torn = 0;
            for (int question = 0; question < Questions.Count; question++)
            {
                torn += _ask(question) ? 0 : 1;
            }

            Interlocked.Add(ref _reads, Questions.Count);
            Interlocked.Add(ref _torn, torn);
        }
    }
}
