using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Autoencoder;
using FashionMnist;
using StaticNet;
using StaticNet.Samples;

const int BatchSize = 32;

SampleCommand command = new("Trains two autoencoders on images of clothes, draws what they make of them, and finds what is no clothes.");
return command.Run(args, (settings, _) => Run(settings));

// Both networks, one after the other, and the pictures of both together.
static int Run(SampleSettings settings)
{
    (Dataset<float> trainImages, Dataset<float> testImages) = FashionMnistData.Read(Path.Combine(AppContext.BaseDirectory, "data"));
    Dataset<float> train = ForeignImages.AsTargets(trainImages.Inputs);
    Dataset<float> test = ForeignImages.AsTargets(testImages.Inputs);
    IReadOnlyList<(string Name, Dataset<float> Images)> foreign = ForeignImages.Make(test, (ulong)settings.Seed);
    StridedAutoencoder strided = new(settings.Seed);
    PoolingAutoencoder pooling = new(settings.Seed);
    int code = Math.Max(RunOne(settings, strided, train, test, foreign), RunOne(settings, pooling, train, test, foreign));

    IReadOnlyList<Picture> pictures = Reconstructions.Draw(
        [("strided", strided), ("pooling", pooling)], [test.Slice(0, 2), .. foreign.Take(2).Select(kind => kind.Images.Slice(0, 1))]);
    TerminalPictures.Write(pictures.Where((_, i) => i % 3 < 2).Take(4), columns: 2);
    SvgPictures.Write(settings.OutputFile("autoencoder.svg"), pictures, columns: 6);
    return Math.Max(code, Math.Max(Cost(settings, strided, train, test), Cost(settings, pooling, train, test)));
}

// Trains a network, and tells its error on test images and how well it knows foreign ones by theirs.
static int RunOne(
    SampleSettings settings,
    INetwork<float> net,
    Dataset<float> train,
    Dataset<float> test,
    IReadOnlyList<(string Name, Dataset<float> Images)> foreign)
{
    Console.WriteLine(net.Info.Summary);
    Console.WriteLine();
    int epochs = settings.Quick ? 3 : 12;
    using Trainer<float> trainer = new(
        net,
        new MeanSquaredError<float>(),
        new Adam<float>(new CosineDecay(0.003, (train.Count + BatchSize - 1) / BatchSize * epochs)))
    {
        Callbacks = [new ProgressBar<float>()],
        Seed = (ulong)settings.Seed,
        Threads = settings.Threads,
    };
    Console.WriteLine($"training {net.Info.Name} on {train.Count} images, {settings.Threads} threads");
    History history = trainer.Fit(train, epochs, BatchSize);
    Console.WriteLine($"trained in {history.Epochs.Sum(epoch => epoch.Duration.TotalSeconds):F1} s");
    Console.WriteLine();

    float[] familiar = AnomalyScore.Of(net, test);
    Console.WriteLine("images                error   above a test image's");
    Console.WriteLine($"{"test images",-20}{familiar.Average(),7:F4}");
    foreach ((string name, Dataset<float> images) in foreign)
    {
        float[] scores = AnomalyScore.Of(net, images);
        Console.WriteLine($"{name,-20}{scores.Average(),7:F4}{AnomalyScore.Separation(familiar, scores),23:P1}");
    }

    Console.WriteLine();
    int floor = new Floor($"{net.Info.Name}'s mean squared error", settings.Quick ? 0.018 : 0.012, "F4", AtMost: true).Check(familiar.Average());
    Console.WriteLine();
    return floor;
}

// Goes on training the network: nothing may be drawn with it afterwards.
static int Cost(SampleSettings settings, INetwork<float> net, Dataset<float> train, Dataset<float> test)
{
    using Trainer<float> trainer = new(net, new MeanSquaredError<float>(), new Adam<float>()) { Threads = settings.Threads };
    float[] painted = new float[net.Info.OutputSize];
    Dataset<float> batch = train.Slice(0, BatchSize);
    Console.WriteLine(net.Info.Name);
    return Math.Max(
        CallCost.Measure("Forward", 2000, i => net.Forward(test.Input(i % test.Count), painted)).Check(),
        CallCost.MeasureAllThreads("training step", 20, _ => trainer.Step(batch.Inputs.Span, batch.Targets.Span)).Check());
}
