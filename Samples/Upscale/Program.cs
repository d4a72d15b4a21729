using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using FashionMnist;
using StaticNet;
using StaticNet.Samples;
using Upscale;

const int BatchSize = 32;

SampleCommand command = new("Learns to enlarge images from 14×14 to 28×28 pixels, better than bilinear interpolation does.");
return command.Run(args, (settings, _) => Run(settings));

// Trains, compares with the interpolation, and draws.
static int Run(SampleSettings settings)
{
    (Dataset<float> trainImages, Dataset<float> testImages) = FashionMnistData.Read(Path.Combine(AppContext.BaseDirectory, "data"));
    Dataset<float> train = SmallImages.Pair(trainImages);
    Dataset<float> test = SmallImages.Pair(testImages);
    UpscaleNet net = new(settings.Seed);
    Console.WriteLine(net.Info.Summary);
    Console.WriteLine();

    int epochs = settings.Quick ? 2 : 10;
    using Trainer<float> trainer = new(
        net,
        new MeanSquaredError<float>(),
        new Adam<float>(new CosineDecay(0.003, (train.Count + BatchSize - 1) / BatchSize * epochs)))
    {
        Metrics = [new PeakSignalToNoiseRatio<float>()],
        Callbacks = [new ProgressBar<float>()],
        Seed = (ulong)settings.Seed,
        Threads = settings.Threads,
    };
    Console.WriteLine($"training on {train.Count} images, {settings.Threads} threads");
    History history = trainer.Fit(train, epochs, BatchSize);
    Console.WriteLine($"trained in {history.Epochs.Sum(epoch => epoch.Duration.TotalSeconds):F1} s");
    Console.WriteLine();

    IReadOnlyList<Picture> pictures = Comparison.Draw(net, test, count: 3);
    TerminalPictures.Write(pictures.Take(4), columns: 2);
    SvgPictures.Write(settings.OutputFile("upscale.svg"), pictures, columns: 4);

    double bilinear = Comparison.Psnr(new BilinearNet(), test);
    double learned = Comparison.Psnr(net, test);
    Console.WriteLine($"{test.Count} test images: bilinear {bilinear:F2} dB, learned {learned:F2} dB");
    int floor = new Floor("gain over bilinear", settings.Quick ? 1.5 : 2, "F2", " dB").Check(learned - bilinear);

    float[] enlarged = new float[UpscaleNet.OutputSize];
    Dataset<float> batch = train.Slice(0, BatchSize);
    return Math.Max(floor, Math.Max(
        CallCost.Measure("Forward", 2000, i => net.Forward(test.Input(i % test.Count), enlarged)).Check(),
        CallCost.MeasureAllThreads("training step", 20, _ => trainer.Step(batch.Inputs.Span, batch.Targets.Span)).Check()));
}
