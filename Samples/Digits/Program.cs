using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using Digits;
using StaticNet;
using StaticNet.Samples;

Option<FileInfo> dataOption = new("--data")
{
    Description = "Lines of 64 pixels from 0 to 16 and a digit, .gz or plain; default: those that come with the sample",
    HelpName = "FILE",
};
SampleCommand command = new("Trains a small network on 8×8 digits, and writes it down as a C# class that holds every weight.") { dataOption };
return command.Run(args, (settings, parsed) => Run(settings, parsed.GetValue(dataOption)?.FullName));

// Trains, tests, and bakes the weights into a class.
static int Run(SampleSettings settings, string? path)
{
    (Dataset<float> train, Dataset<float> test) = DigitsData.Read(path ?? Path.Combine(AppContext.BaseDirectory, "data", "digits.csv.gz"));
    DigitsNet net = new(settings.Seed);
    Console.WriteLine(net.Info.Summary);
    Console.WriteLine();

    int epochs = settings.Quick ? 20 : 40;
    int steps = (train.Count + DigitsData.BatchSize - 1) / DigitsData.BatchSize * epochs;
    using Trainer<float> trainer = new(
        net,
        new SparseCategoricalCrossentropy<float>(),
        new Adam<float>(new CosineDecay(0.01, steps)))
    {
        Metrics = [new Accuracy<float>()],
        Callbacks = [new ProgressBar<float> { KeepEvery = 10 }],
        Seed = (ulong)settings.Seed,
        Threads = settings.Threads,
    };
    Console.WriteLine($"training on {train.Count} digits, {settings.Threads} threads");
    TimeSpan before = Environment.CpuUsage.TotalTime;
    History history = trainer.Fit(train, epochs, DigitsData.BatchSize);
    double processorTime = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    Console.WriteLine($"trained in {history.Epochs.Sum(epoch => epoch.Duration.TotalSeconds):F2} s by the clock");
    Console.WriteLine();

    ConfusionMatrix<float> confusion = new(10);
    trainer.Evaluate(test, [confusion]);
    Console.WriteLine(confusion);

    string file = settings.OutputFile("BakedDigits.cs");
    string source = BakedSource.Write(net);
    File.WriteAllText(file, source);
    Console.WriteLine($"the network and its {DigitsNet.ParameterCount} weights as a class: {source.Length / 1024} KiB");
    Console.WriteLine();
    float[] answers = trainer.Predict(test.Inputs.Span);
    TerminalPictures.Write(Gallery.Make(test, answers, count: 8, enlarge: 2), columns: 4);
    SvgPictures.Write(settings.OutputFile("digits.svg"), Gallery.Make(test, answers, count: 16), columns: 8);

    bool own = path is not null;
    Floor accuracy = new("held-out accuracy", own ? null : settings.Quick ? 0.94 : 0.96, "P1");
    return new[]
    {
        CheckCompiled(net, source, test, accuracy, own),
        Cost(net, trainer, train, test),
        new Floor("processor time of the training", own || settings.Quick ? null : 2, "F2", " s", AtMost: true).Check(processorTime),
        accuracy.Check(confusion.Result),
    }.Max();
}

// The class in this program was written by an earlier run.
static int CheckCompiled(DigitsNet net, string source, Dataset<float> test, Floor accuracy, bool own)
{
    if (!BakedCheck.Fits(net))
    {
        Console.Error.WriteLine(
            "error: the class that is compiled in, BakedDigits.cs, was written of a network of another size: "
            + "put the one just written in its place (--output Samples/Digits writes it there), and run again");
        return 1;
    }

    float[] answers = BakedCheck.Run(test);
    Console.WriteLine($"the class that is compiled in answers as its network does, on all {test.Count} of these digits;");
    Console.WriteLine(
        source == BakedCheck.CompiledText() ? "it is the one that was just written"
        : own ? "the one just written has learnt from other digits"
        : "the one just written has other weights: another seed, thread count or processor rounds otherwise");

    float[] probabilities = new float[DigitsNet.OutputSize];
    int code = CallCost.Measure(
        "Forward of the compiled class", 2000, i => BakedDigits.Forward(test.Input(i % test.Count), probabilities)).Check();
    double right = Enumerable.Range(0, test.Count).Average(i => Gallery.Predict(answers, i) == (int)test.Target(i)[0] ? 1.0 : 0);

    // It may have learnt from digits that are yours, too.
    string name = own ? "accuracy of the compiled class on these digits" : "held-out accuracy of the compiled class";
    return Math.Max(code, (accuracy with { Name = name }).Check(right));
}

// The training steps change the network.
static int Cost(DigitsNet net, Trainer<float> trainer, Dataset<float> train, Dataset<float> test)
{
    float[] probabilities = new float[DigitsNet.OutputSize];
    Dataset<float> batch = train.Slice(0, DigitsData.BatchSize);
    return Math.Max(
        CallCost.Measure("Forward", 2000, i => net.Forward(test.Input(i % test.Count), probabilities)).Check(),
        CallCost.MeasureAllThreads("training step", 20, _ => trainer.Step(batch.Inputs.Span, batch.Targets.Span)).Check());
}
