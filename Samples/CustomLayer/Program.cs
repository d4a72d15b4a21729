using System;
using System.Linq;
using CustomLayer;
using StaticNet;
using StaticNet.Samples;

const int BatchSize = 32;
const double GradientTolerance = 1e-6;

SampleCommand command = new("Checks the derivative of a layer that this project defines, and trains a network with it.");
return command.Run(args, (settings, _) => Run(settings));

// Checks, trains, tests and draws.
static int Run(SampleSettings settings)
{
    GradientCheckReport report = GradientCheck.Run(new RadialBasisCheck(settings.Seed));
    Console.WriteLine("Backward against finite differences of Forward:");
    Console.WriteLine(report);
    int check = new Floor("largest relative error of a gradient", GradientTolerance, "0.0E+0", AtMost: true).Check(report.LargestError);
    Console.WriteLine();

    SpiralNet net = new(settings.Seed);
    Console.WriteLine(net.Info.Summary);
    Console.WriteLine();

    Dataset<float> train = Spirals.Make(settings.Quick ? 1000 : 4000, 2 * (ulong)settings.Seed);
    Dataset<float> test = Spirals.Make(2000, (2 * (ulong)settings.Seed) + 1);
    int[] drawn = [1, 2, 4, 8, 15];
    int epochs = drawn[^1];
    DecisionMaps maps = new(net, drawn);
    using Trainer<float> trainer = new(
        net,
        new BinaryCrossentropy<float>(),
        new Adam<float>(new CosineDecay(0.02, (train.Count + BatchSize - 1) / BatchSize * epochs)))
    {
        Metrics = [new Accuracy<float>()],
        Callbacks = [new ProgressBar<float>(), maps],
        Seed = (ulong)settings.Seed,
        Threads = settings.Threads,
    };
    Console.WriteLine($"training on {train.Count} points, {settings.Threads} threads");
    trainer.Fit(train, epochs, BatchSize);
    Console.WriteLine();

    Picture[] pictures = [DecisionMaps.Draw(train), .. maps.Pictures];
    TerminalPictures.Write([pictures[0], pictures[^1]], columns: 2);
    SvgPictures.Write(settings.OutputFile("spirals.svg"), pictures, columns: 6);

    double accuracy = trainer.Evaluate(test)["accuracy"];
    int floor = new Floor("test accuracy", settings.Quick ? 0.96 : 0.98, "P1").Check(accuracy);
    float[] probability = new float[1];
    Dataset<float> batch = train.Slice(0, BatchSize);
    return new[]
    {
        check,
        floor,
        CallCost.Measure("Forward", 2000, i => net.Forward(test.Input(i % test.Count), probability)).Check(),
        CallCost.MeasureAllThreads("training step", 20, _ => trainer.Step(batch.Inputs.Span, batch.Targets.Span)).Check(),
    }.Max();
}
