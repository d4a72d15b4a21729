using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using StaticNet.Samples;
using Xunit;

namespace StaticNet.Tests.Samples;

[Collection(nameof(CapturedConsole))]
public sealed class CallCostTests
{
    private byte[]? _kept;

    [Fact]
    public void A_call_that_allocates_nothing_passes()
    {
        using CapturedConsole console = new();
        CallCost cost = CallCost.Measure("sum", 50, static _ => Thread.SpinWait(10));
        Assert.Equal(0, cost.Check());
        Assert.Equal(0, cost.AllocatedBytes);
        Assert.InRange(cost.Median, 0, cost.Worst);
        Assert.Contains("one sum: ", console.Output);
        Assert.Contains("(median of 50), 0 bytes allocated", console.Output);
        Assert.Empty(console.Error);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(100)]
    [InlineData(201)]
    public void A_single_call_that_allocates_fails(int which)
    {
        using CapturedConsole console = new();
        int count = 0;
        CallCost cost = CallCost.Measure("call", 50, _ => Allocate(++count == which));
        Assert.Equal(201, count);
        Assert.InRange(cost.AllocatedBytes, 1000, 1100);
        Assert.Equal(1, cost.Check());
        Assert.Contains("expected call to allocate nothing", console.Error);
    }

    [Fact]
    public void All_that_is_allocated_is_summed()
        => Assert.InRange(CallCost.Measure("call", 50, _ => Allocate(true)).AllocatedBytes, 200 * 1000, 200 * 1100);

    [Fact]
    public void The_first_call_may_allocate()
    {
        int count = 0;
        Assert.Equal(0, CallCost.Measure("call", 50, _ => Allocate(++count == 1)).AllocatedBytes);
    }

    [Fact]
    public void Calls_are_numbered()
    {
        List<int> numbers = new(100);
        CallCost.Measure("call", 3, numbers.Add);
        Assert.Equal([0, 0, 1, 2, 0, 1, 2], numbers.Take(7));
    }

    /// <summary>Another thread allocates, once: the calling thread's count does not see it, that of all threads does.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(100)]
    public void Another_thread_that_allocates_is_found(int which)
    {
        using Helper unseen = new(count => Allocate(count == which));
        Assert.Equal(0, CallCost.Measure("call", 50, unseen.Run).AllocatedBytes);
        using Helper seen = new(count => Allocate(count == which));
        Assert.InRange(CallCost.MeasureAllThreads("call", 50, seen.Run).AllocatedBytes, 1000, long.MaxValue);
    }

    [Fact]
    public void Threads_that_allocate_nothing_pass()
    {
        using Helper helper = new(static _ => { });

        // The test host's own threads allocate now and then, never in every measurement.
        Assert.Contains(
            Enumerable.Range(0, 30).Select(_ => CallCost.MeasureAllThreads("call", 20, helper.Run).AllocatedBytes), static bytes => bytes == 0);
    }

    private void Allocate(bool now)
    {
        if (now)
        {
            _kept = new byte[1000];
        }
    }

    /// <summary>A thread that does a job for each call, and a caller that waits for it, both without allocation.</summary>
    private sealed class Helper : IDisposable
    {
        private readonly Thread _thread;
        private volatile int _asked;
        private volatile int _done;
        private volatile bool _stopping;

        public Helper(Action<int> job)
        {
            _thread = new Thread(() =>
            {
                while (!_stopping)
                {
                    if (_done < _asked)
                    {
                        job(_done + 1);
                        _done++;
                    }

                    Thread.Yield();
                }
            });
            _thread.Start();
        }

        public void Run(int number)
        {
            _asked++;
            while (_done < _asked)
            {
                Thread.Yield();
            }
        }

        public void Dispose()
        {
            _stopping = true;
            _thread.Join();
        }
    }
}
