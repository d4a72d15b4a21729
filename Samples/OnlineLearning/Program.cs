using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.Linq;
using OnlineLearning;
using StaticNet;
using StaticNet.Samples;

const int Points = 100;

Option<int> readersOption = SampleCommand.Number("--readers", "Threads that infer while one trains", Math.Max(2, Environment.ProcessorCount), 1, 256);
Option<int> secondsOption = SampleCommand.Number("--seconds", "How long at least; 0: a minute, or 5 seconds with --quick", 0, 0, 86_400);
SampleCommand command = new("One network learns from a stream while other threads infer with it. It learns on one thread, whatever --threads says.") { readersOption, secondsOption };
return command.Run(args, (settings, parsed) =>
{
    int seconds = parsed.GetValue(secondsOption);
    return Run(settings, parsed.GetValue(readersOption), TimeSpan.FromSeconds(seconds > 0 ? seconds : settings.Quick ? 5 : 60));
});

// Learns a first state of things, then follows the stream while readers check every answer.
static int Run(SampleSettings settings, int readers, TimeSpan time)
{
    int turn = settings.Quick ? 4000 : 20_000;
    StreamNet net = new(settings.Seed);
    Console.WriteLine(StreamNet.Summary);
    Console.WriteLine();
    DriftingStream stream = new(settings.Seed, turn);

    // One thread trains, whatever --threads says: batches are small, and the processors are the readers'.
    using Trainer<float> trainer = new(net, new SparseCategoricalCrossentropy<float>(), new Adam<float>(0.002))
    {
        Callbacks = [new ProgressBar<float>()],
        Seed = (ulong)settings.Seed,
        Threads = 1,
    };
    trainer.Fit(Gather(stream, batches: 200), epochs: 10, DriftingStream.BatchSize);

    Snapshot frozen = new();
    Snapshot.Write(net, frozen);
    Published<Snapshot> published = new(() => new Snapshot());
    published.Publish(net, Snapshot.Write);
    (double[] online, double[] still, long answers, long torn) = Follow(trainer, stream, published, frozen.Net, turn, readers, time);
    Draw(online, still, settings);

    Snapshot last = new();
    Snapshot.Write(net, last);
    (long reads, long mixed) = Control.Run(frozen, last, readers, TimeSpan.FromSeconds(settings.Quick ? 0.5 : 2));
    Console.WriteLine($"the same without the exchange: {mixed:N0} of {reads:N0} answers mixed two versions");
    Console.WriteLine();
    return new[]
    {
        Cost(trainer, stream, published),
        new Floor("answers by readers", 10_000, "N0").Check(answers),
        new Floor("torn reads", 0, "F0", AtMost: true).Check(torn),
        new Floor("accuracy of the network that goes on learning", settings.Quick ? 0.9 : 0.95, "P1").Check(online.Average()),
    }.Max();
}

// What is known before the stream begins to drift.
static Dataset<float> Gather(DriftingStream stream, int batches)
{
    List<float> points = [];
    List<float> states = [];
    for (int i = 0; i < batches; i++)
    {
        stream.Next(turning: false);
        points.AddRange(stream.Points.Span);
        states.AddRange(stream.States.Span);
    }

    return new Dataset<float>(points.ToArray(), states.ToArray(), StreamNet.InputSize, 1);
}

// Every batch is predicted before it is learnt. The turn's figures depend on the seed alone; after it the stream only goes on.
static (double[] Online, double[] Still, long Answers, long Torn) Follow(
    Trainer<float> trainer, DriftingStream stream, Published<Snapshot> published, StreamNet frozen, int turn, int readers, TimeSpan time)
{
    double[] online = new double[Points];
    double[] still = new double[Points];
    StreamNet net = (StreamNet)trainer.Network;
    using Readers threads = new(readers, question => Ask(published, question));
    long start = Stopwatch.GetTimestamp();
    StreamProgress progress = new(time);
    for (int step = 0; step < turn || Stopwatch.GetElapsedTime(start) < time; step++)
    {
        stream.Next();
        if (step < turn)
        {
            int point = (int)((long)step * Points / turn);
            online[point] += stream.Accuracy(net) * Points / turn;
            still[point] += stream.Accuracy(frozen) * Points / turn;
        }

        trainer.Step(stream.Points.Span, stream.States.Span);
        published.Publish(net, Snapshot.Write);
        progress.Tell(Stopwatch.GetElapsedTime(start), published.Version, threads);
    }

    progress.End();
    threads.Dispose();
    Console.WriteLine(
        $"{Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s: {published.Version:N0} versions in {published.Instances} instances, {threads.Reads:N0} answers, {threads.Torn} torn");
    Console.WriteLine();
    return (online, still, threads.Reads, threads.Torn);
}

// What a reader does: the weights stay as they are until the lease ends.
static bool Ask(Published<Snapshot> published, int question)
{
    Span<float> answer = stackalloc float[StreamNet.OutputSize];
    using Published<Snapshot>.Lease lease = published.Acquire();
    lease.Value.Net.Forward(Questions.Get(question), answer);
    return answer.SequenceEqual(lease.Value.Answer(question));
}

static void Draw(double[] online, double[] still, SampleSettings settings)
{
    Series[] lines = [new("goes on learning", online, 0, 1.0 / Points), new("stopped learning", still, 0, 1.0 / Points)];
    string title = "Accuracy on points not yet learnt from, over a turn of the disc";
    TerminalChart.Write(title, lines);
    string file = settings.OutputFile("online.svg");
    SvgChart.Write(file, title, lines);
    Console.WriteLine($"mean accuracy of the network that stopped learning: {still.Average():P1}");
}

static int Cost(Trainer<float> trainer, DriftingStream stream, Published<Snapshot> published)
{
    StreamNet net = (StreamNet)trainer.Network;
    return new[]
    {
        CallCost.Measure("Forward of a lease", 2000, i => Ask(published, i % Questions.Count)).Check(),
        CallCost.Measure("Publish", 500, _ => published.Publish(net, Snapshot.Write)).Check(),
        CallCost.Measure("training step", 500, _ => trainer.Step(stream.Points.Span, stream.States.Span)).Check(),
    }.Max();
}
