using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text;
using StaticNet;
using StaticNet.Samples;
using TextGeneration;

const int BatchSize = 16;

Option<FileInfo> dataOption = new("--data") { Description = "A text to learn from, UTF-8; default: this repository's Markdown", HelpName = "FILE" };
Option<string> promptOption = new("--prompt") { Description = "What the made text starts with", DefaultValueFactory = _ => "The network " };
promptOption.Validators.Add(result =>
{
    if (result.Tokens is [{ Value: "" }])
    {
        result.AddError("--prompt expects at least a letter");
    }
});
Option<double> temperatureOption = SampleCommand.Number(
    "--temperature", "How daring the made text is: below 1 likely letters are favoured", 0.6, 0.05, 5.0);
Option<int> lengthOption = SampleCommand.Number("--length", "Letters to make", 800, 0, 1_000_000);

SampleCommand command = new("Learns to write like a text, letter by letter.") { dataOption, promptOption, temperatureOption, lengthOption };
return command.Run(args, (settings, parsed) =>
{
    string? path = parsed.GetValue(dataOption)?.FullName;
    Rune[] text = [.. TextFile.Read(path).EnumerateRunes()];
    string prompt = parsed.GetRequiredValue(promptOption);

    // Of another text the floor of a short run is asked.
    double limit = settings.Quick || path is not null ? 0.5 : 0.25;
    return Run(settings, text, limit, (net, alphabet) => Show(
        prompt,
        Writer.Write(net, alphabet, prompt, parsed.GetValue(lengthOption), parsed.GetValue(temperatureOption), new Random(settings.Seed)),
        settings));
});

// Learns nine tenths of the text, shows what the network writes, and judges it by the last tenth.
static int Run(SampleSettings settings, Rune[] text, double limit, Action<CharacterNet, Alphabet> show)
{
    int split = text.Length * 9 / 10;
    Alphabet alphabet = new(text[..split]);
    int[] seen = alphabet.Encode(text[..split]);
    int[] unseen = alphabet.Encode(text[split..]);
    Dataset<float> train = Alphabet.Cut(seen);
    CharacterNet net = new(settings.Seed);
    Console.WriteLine(CharacterNet.Summary);
    Console.WriteLine();

    int epochs = settings.Quick ? 4 : 24;
    long steps = (train.Count + BatchSize - 1) / BatchSize * (long)epochs;
    using Trainer<float> trainer = new(
        net,
        new SparseCategoricalCrossentropy<float>(Alphabet.Size),
        new Adam<float>(new WarmUp(20, new CosineDecay(0.004, steps))) { GlobalClipNorm = 1 })
    {
        Callbacks = [new ProgressBar<float>()],
        Seed = (ulong)settings.Seed,
        Threads = settings.Threads,
    };
    Console.WriteLine($"training on {seen.Length} letters, {settings.Threads} threads");
    History history = trainer.Fit(train, epochs, BatchSize, Alphabet.Cut(unseen));
    Console.WriteLine($"trained in {history.Epochs.Sum(epoch => epoch.Duration.TotalSeconds):F1} s");
    Console.WriteLine();
    Draw(history, settings);
    show(net, alphabet);

    double network = Perplexity.Of(net, unseen);
    double unigrams = Perplexity.OfUnigrams(seen, unseen);
    Console.WriteLine($"perplexity on {unseen.Length} letters not seen: {network:F2}; by how frequent letters are alone: {unigrams:F2}");
    return Math.Max(
        Cost(net, trainer, train),
        new Floor("perplexity by that of letter frequencies", limit, AtMost: true).Check(network / unigrams));
}

// A little more than what is judged in the end: each piece of 64 letters is read without what stands before it.
static void Draw(History history, SampleSettings settings)
{
    Series[] lines =
    [
        new("letters learnt from", [.. history["loss"].Select(Math.Exp)], 1), new("letters not seen", [.. history["val_loss"].Select(Math.Exp)], 1),
    ];
    TerminalChart.Write("perplexity by epoch", lines);
    SvgChart.Write(settings.OutputFile("perplexity.svg"), "perplexity by epoch", lines);
}

// Writes the text to the terminal while it is made, and then to a file.
static void Show(string prompt, IEnumerable<Rune> letters, SampleSettings settings)
{
    StringBuilder text = new(prompt);
    Console.Write(prompt);
    foreach (Rune letter in letters)
    {
        Console.Write(letter);
        text.Append(letter);
    }

    string file = settings.OutputFile("text.md");
    File.WriteAllText(file, text.ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    Console.WriteLine();
    Console.WriteLine();
}

// The trainer's network is changed by this: it comes last.
static int Cost(CharacterNet net, Trainer<float> trainer, Dataset<float> train)
{
    float[] probabilities = new float[CharacterNet.OutputSize];
    NetworkState<float> state = net.CreateState();
    Dataset<float> batch = train.Slice(0, BatchSize);
    ReadOnlyMemory<float> text = train.Inputs;
    return new[]
    {
        CallCost.Measure("Step", 2000, i => net.Step(state, text.Span.Slice(i, 1), probabilities.AsSpan(0, Alphabet.Size))).Check(),
        CallCost.Measure("Forward", 100, i => net.Forward(train.Input(i), probabilities)).Check(),
        CallCost.MeasureAllThreads("training step", 10, _ => trainer.Step(batch.Inputs.Span, batch.Targets.Span)).Check(),
    }.Max();
}
