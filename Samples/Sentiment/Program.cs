using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using Sentiment;
using StaticNet;
using StaticNet.Numerics;
using StaticNet.Samples;

const int BatchSize = 32;

Option<FileInfo[]> dataOption = new("--data")
{
    Description = "Files of real sentences: a sentence, a tab, and 0 or 1 in each line; default: sentences that the sample composes",
    HelpName = "FILE",
    AllowMultipleArgumentsPerToken = true,
};
Option<string[]> askOption = new("--ask") { Description = "Sentences of your own, to be judged in the end", HelpName = "TEXT", AllowMultipleArgumentsPerToken = true };
SampleCommand command = new("Learns from labelled sentences to tell whether a writer was pleased.") { dataOption, askOption };
return command.Run(args, (settings, parsed) => Run(
    settings, [.. (parsed.GetValue(dataOption) ?? []).Select(file => file.FullName)], parsed.GetValue(askOption) ?? []));

static int Run(SampleSettings settings, string[] files, string[] asked)
{
    Sentence[] sentences = files.Length > 0
        ? [.. Sentence.Read(files)]
        : [.. new ReviewGrammar((ulong)settings.Seed).Compose(6000)];

    // Whatever the seed, of real sentences the same fifth is held out.
    int[] order = new Xoshiro256(1).Permutation(sentences.Length);
    Sentence[] all = [.. order.Select(i => sentences[i])];
    Sentence[] train = all[(all.Length / 5)..];
    Sentence[] test = all[..(all.Length / 5)];
    Words words = new(train);
    (Dataset<float> trainSet, Dataset<float> testSet) = (words.ToDataset(train), words.ToDataset(test));

    SentimentNet net = new(settings.Seed);
    Console.WriteLine(net.Info.Summary);
    Console.WriteLine();
    Console.WriteLine($"{train.Length} sentences to learn from, {words.Count} words that occur twice or more, {test.Length} sentences held out");

    int epochs = settings.Quick ? 6 : 10;
    Console.WriteLine("without order, to compare with:");
    using Trainer<float> bag = Prepare(settings, new BagOfWordsNet(settings.Seed), train.Length, epochs);
    History bagHistory = bag.Fit(trainSet, epochs, BatchSize, testSet);
    Console.WriteLine("word by word, in both directions:");
    using Trainer<float> trainer = Prepare(settings, net, train.Length, epochs);
    History history = trainer.Fit(trainSet, epochs, BatchSize, testSet);
    Console.WriteLine();

    ConfusionMatrix<float> confusion = new(["complaint", "praise"]);
    trainer.Evaluate(testSet, [confusion]);
    Console.WriteLine(confusion);
    Series[] lines =
    [
        new("bidirectional GRU", history["val_binary_accuracy"], 1), new("without order", bagHistory["val_binary_accuracy"], 1),
    ];
    TerminalChart.Write("held-out accuracy by epoch", lines);
    SvgChart.Write(settings.OutputFile("sentiment.svg"), "held-out accuracy by epoch", lines);

    Reading.Show(trainer.Predict(testSet.Inputs.Span), test);
    Reading.Follow(net, words, "Although the service was great, the food was not very good.");
    Reading.Follow(net, words, "The plot was anything but boring.");
    foreach (string text in asked)
    {
        Console.WriteLine($"{100 * Reading.Ask(net, words, text),4:F0} % pleased: {text}{words.Remark(text)}");
    }

    double floor = files.Length > 0 ? 0.70 : settings.Quick ? 0.90 : 0.97;
    return new[]
    {
        Cost(trainer, trainSet), Cost(bag, trainSet), new Floor("held-out accuracy", floor, "P1").Check(confusion.Result),
    }.Max();
}

static Trainer<float> Prepare(SampleSettings settings, INetwork<float> net, int samples, int epochs)
{
    int steps = (samples + BatchSize - 1) / BatchSize * epochs;
    return new Trainer<float>(net, new BinaryCrossentropy<float>(), new Adam<float>(new CosineDecay(0.003, steps)))
    {
        Metrics = [new BinaryAccuracy<float>()],
        Callbacks = [new ProgressBar<float>()],
        Seed = (ulong)settings.Seed,
        Threads = settings.Threads,
    };
}

// The training steps change the network.
static int Cost(Trainer<float> trainer, Dataset<float> train)
{
    float[] pleased = new float[1];
    Dataset<float> batch = train.Slice(0, BatchSize);
    return Math.Max(
        CallCost.Measure($"Forward of {trainer.Network.Info.Name}", 1000, i => trainer.Network.Forward(train.Input(i % train.Count), pleased)).Check(),
        CallCost.MeasureAllThreads($"training step of {trainer.Network.Info.Name}", 20, _ => trainer.Step(batch.Inputs.Span, batch.Targets.Span)).Check());
}
