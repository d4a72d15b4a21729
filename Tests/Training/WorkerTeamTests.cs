using System;
using System.Linq;
using System.Threading;
using Xunit;

namespace StaticNet.Tests.Training;

public sealed class WorkerTeamTests
{
    [Fact]
    public void Every_worker_is_called_once_per_run_asleep_or_awake()
    {
        using WorkerTeam team = new(4);
        int[] calls = new int[4];
        Action<int> job = worker => calls[worker]++;
        for (int round = 1; round <= 20_000; round++)
        {
            team.Run(job, 4);
            Assert.True(calls.All(count => count == round));
            if (round % 5000 == 0)
            {
                // Long enough for all to fall asleep.
                Thread.Sleep(5);
            }
        }

        team.Run(job, 2);
        Assert.Equal([20_001, 20_001, 20_000, 20_000], calls);
    }

    [Fact]
    public void A_slow_worker_is_waited_for_and_the_caller_sleeps_meanwhile()
    {
        using WorkerTeam team = new(2);
        bool done = false;
        for (int round = 0; round < 5; round++)
        {
            done = false;
            team.Run(
                worker =>
                {
                    if (worker == 1)
                    {
                        Thread.Sleep(3);
                        done = true;
                    }
                },
                2);
            Assert.True(done);
        }
    }

    [Fact]
    public void All_workers_finish_before_the_first_failure_is_thrown()
    {
        using WorkerTeam team = new(3);
        int finished = 0;
        Exception exception = Assert.Throws<InvalidOperationException>(() => team.Run(
            worker =>
            {
                if (worker != 1)
                {
                    throw new InvalidOperationException($"worker {worker}");
                }

                Thread.Sleep(3);
                finished++;
            },
            3));
        Assert.Equal("worker 0", exception.Message);
        Assert.Equal(1, finished);
        team.Run(_ => Interlocked.Increment(ref finished), 3);
        Assert.Equal(4, finished);
    }
}
