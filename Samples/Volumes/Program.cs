using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet;
using StaticNet.Samples;
using Volumes;

const int BatchSize = 32;
const int TestCount = 1200;

SampleCommand command = new("Renders noisy 16×16×16 volumes of six shapes and learns to tell them apart, by 3D convolutions.");
return command.Run(args, (settings, _) => Run(settings));

// Renders, trains, tests and draws.
static int Run(SampleSettings settings)
{
    VolumeNet net = new(settings.Seed);
    Console.WriteLine(net.Info.Summary);
    Console.WriteLine();

    int count = settings.Quick ? 2400 : 6000;
    int epochs = settings.Quick ? 6 : 12;
    ulong seed = 2 * (ulong)settings.Seed;
    Dataset<float> train = VolumeData.Make(count, seed);
    Dataset<float> test = VolumeData.Make(TestCount, seed + 1);
    using Trainer<float> trainer = new(
        net,
        new SparseCategoricalCrossentropy<float>(),
        new Adam<float>(new CosineDecay(0.003, (count + BatchSize - 1) / BatchSize * epochs)))
    {
        Metrics = [new Accuracy<float>()],
        Callbacks = [new ProgressBar<float>()],
        Seed = (ulong)settings.Seed,
        Threads = settings.Threads,
    };
    Console.WriteLine($"training on {count} volumes, {settings.Threads} threads");
    History history = trainer.Fit(train, epochs, BatchSize);
    Console.WriteLine($"trained in {history.Epochs.Sum(epoch => epoch.Duration.TotalSeconds):F1} s");

    ConfusionMatrix<float> confusion = new(VolumeData.ClassNames);
    trainer.Evaluate(test, [confusion]);
    Console.WriteLine();
    Console.WriteLine(confusion);

    IReadOnlyList<Picture> views = Views.Make(net, test, count: Shape.All.Count);
    TerminalPictures.Write(views, columns: 4);
    SvgPictures.Write(settings.OutputFile("volumes.svg"), views, columns: 6);
    ShowNoise(settings, trainer);

    int floor = new Floor("test accuracy", settings.Quick ? 0.88 : 0.97, "P1").Check(confusion.Result);
    float[] probabilities = new float[VolumeNet.OutputSize];
    Dataset<float> batch = train.Slice(0, BatchSize);
    return Math.Max(floor, Math.Max(
        CallCost.Measure("Forward", 2000, i => net.Forward(test.Input(i % test.Count), probabilities)).Check(),
        CallCost.MeasureAllThreads("training step", 20, _ => trainer.Step(batch.Inputs.Span, batch.Targets.Span)).Check()));
}

// How the accuracy falls, also where the noise is stronger than any that the network was trained with.
static void ShowNoise(SampleSettings settings, Trainer<float> trainer)
{
    const double Step = 0.1;
    double[] accuracies = [.. Enumerable.Range(0, 13).Select(i =>
        trainer.Evaluate(VolumeData.Make(300, 2 * (ulong)settings.Seed + 1, i * Step)).Metrics["accuracy"] * 100)];
    const string Title = "Test accuracy in per cent, by the standard deviation of the noise";
    Series[] lines = [new Series($"trained with noise up to {VolumeData.LargestNoise}, shapes are 1, the rest 0", accuracies, 0, Step)];
    TerminalChart.Write(Title, lines);
    SvgChart.Write(settings.OutputFile("noise.svg"), Title, lines);
}
