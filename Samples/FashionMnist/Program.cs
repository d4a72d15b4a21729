using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using FashionMnist;
using StaticNet;
using StaticNet.Samples;

const int BatchSize = 32;

Option<string> modelOption = SampleCommand.Choice("--model", "Which network of Networks.cs", [.. Model.All.Select(model => model.Name)]);
Option<DirectoryInfo> dataOption = new Option<DirectoryInfo>("--data")
{
    Description = "Where the four IDX files are, .gz or plain; default: the slice that comes with the sample",
    HelpName = "DIR",
}.AcceptExistingOnly();
Option<int> epochsOption = SampleCommand.Number("--epochs", "How often every image is shown; 0: as suits the model", 0, 0, 1000);

SampleCommand command = new("Trains a network on Fashion-MNIST and shows what it has learnt.") { modelOption, dataOption, epochsOption };
return command.Run(args, (settings, parsed) => Run(
    settings,
    Model.Named(parsed.GetRequiredValue(modelOption)),
    parsed.GetValue(dataOption)?.FullName,
    parsed.GetValue(epochsOption)));

// Trains, tests, saves, loads and uses a network.
static int Run(SampleSettings settings, Model model, string? directory, int ownEpochs)
{
    (Dataset<float> train, Dataset<float> test) = FashionMnistData.Read(directory ?? Path.Combine(AppContext.BaseDirectory, "data"), BatchSize);
    INetwork<float> net = model.Create(settings.Seed);
    Console.WriteLine(net.Info.Summary);
    Console.WriteLine();

    int epochs = ownEpochs > 0 ? ownEpochs : settings.Quick ? model.QuickEpochs : model.Epochs;
    long steps = (train.Count + BatchSize - 1) / BatchSize * (long)epochs;
    using Trainer<float> trainer = new(
        net,
        new SparseCategoricalCrossentropy<float>(),
        new Adam<float>(new WarmUp(1 + (steps / 50), new CosineDecay(0.002, steps))))
    {
        Metrics = [new Accuracy<float>()],
        Callbacks = [new ProgressBar<float>()],
        Seed = (ulong)settings.Seed,
        Threads = settings.Threads,
    };
    Console.WriteLine($"training on {train.Count} images, {settings.Threads} threads");
    History history = trainer.Fit(train, epochs, BatchSize);
    Console.WriteLine($"trained in {history.Epochs.Sum(epoch => epoch.Duration.TotalSeconds):F1} s");

    ConfusionMatrix<float> confusion = new(FashionMnistData.ClassNames);
    trainer.Evaluate(test, [confusion]);
    Console.WriteLine();
    Console.WriteLine(confusion);

    INetwork<float> loaded = model.Create(0);
    WeightRoundTrip.Run(net, loaded, settings.OutputFile($"fashion-{model.Name}.safetensors"), test);
    IReadOnlyList<Picture> gallery = Gallery.Make(loaded, test, count: 12);
    TerminalPictures.Write(gallery.Take(4), columns: 2);
    SvgPictures.Write(settings.OutputFile($"fashion-{model.Name}.svg"), gallery, columns: 6);

    double? limit = ownEpochs > 0 ? null : model.FloorOf(settings.Quick, directory is not null, train.Count);
    return Math.Max(Cost(loaded, trainer, train, test), new Floor("test accuracy", limit, "P1").Check(confusion.Result));
}

// The trainer's network is changed by this, the loaded one is not.
static int Cost(INetwork<float> net, Trainer<float> trainer, Dataset<float> train, Dataset<float> test)
{
    float[] probabilities = new float[net.Info.OutputSize];
    Dataset<float> batch = train.Slice(0, BatchSize);
    return Math.Max(
        CallCost.Measure("Forward", 2000, i => net.Forward(test.Input(i % test.Count), probabilities)).Check(),
        CallCost.MeasureAllThreads("training step", 20, _ => trainer.Step(batch.Inputs.Span, batch.Targets.Span)).Check());
}
