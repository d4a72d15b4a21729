using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using StaticNet;
using StaticNet.Samples;
using Translation;

const int BatchSize = 64;
const int Symbols = 12;

Option<string[]> askOption = new("--ask") { Description = "Dates of your own in words, to be translated in the end", HelpName = "TEXT", AllowMultipleArgumentsPerToken = true };
SampleCommand command = new("Learns to translate dates in words, 1900 to 2099, into ISO 8601.") { askOption };
return command.Run(args, (settings, parsed) => Run(settings, parsed.GetValue(askOption) ?? []));

static int Run(SampleSettings settings, string[] asked)
{
    (Pair[] train, Pair[] test) = Pairs.Make((ulong)settings.Seed, settings.Quick ? 20_000 : 71_000, testCount: settings.Quick ? 500 : 2000);
    TextVectorization words = Pairs.Vocabulary(train);
    Dataset<float> trainSet = Pairs.ToDataset(words, train);
    DateNet net = new(settings.Seed);
    Console.WriteLine(net.Info.Summary);
    Console.WriteLine();

    int epochs = settings.Quick ? 4 : 6;
    long steps = (train.Length + BatchSize - 1) / BatchSize * (long)epochs;

    // The weights of attention are only looked at.
    CompositeLoss<float> loss = new([(120, new SparseCategoricalCrossentropy<float>(Symbols, fromLogits: true), 1), (160, new NoLoss<float>(), 1)]);
    using Trainer<float> trainer = new(net, loss, new Adam<float>(new WarmUp(100, new CosineDecay(0.004, steps))))
    {
        Metrics = [loss.Metric(0, new SparseCategoricalAccuracy<float>(Symbols), "characters")],
        Callbacks = [new ProgressBar<float>()],
        Seed = (ulong)settings.Seed,
        Threads = settings.Threads,
    };
    Console.WriteLine($"training on {train.Length} dates, {words.Vocabulary.Count - 2} words, {settings.Threads} threads");
    trainer.Fit(trainSet, epochs, BatchSize);
    Console.WriteLine();

    Translator translator = new(net, words);
    double exact = Test(translator, test);
    string shown = "friday, the thirteenth of november, nineteen eighty-seven";
    string iso = translator.Translate(shown);
    HeatMap map = new(
        $"words looked at for {iso}",
        [.. iso.Select(character => character.ToString())],
        [.. words.Tokens(shown), "(no word)"],
        Attention(translator, words.OutputSequenceLength, words.Tokens(shown).Count()),
        words.Tokens(shown).Count() + 1);
    TerminalHeatMap.Write(map);
    SvgHeatMap.Write(settings.OutputFile("translation.svg"), map);
    foreach (string text in asked)
    {
        Console.WriteLine($"{translator.Translate(text)}  {text}{UnknownWords.Remark(words, text)}");
    }

    return Math.Max(
        Cost(trainer, trainSet),
        new Floor("exact translations of unseen dates", settings.Quick ? 0.90 : 0.98, "P1").Check(exact));
}

// The weights of a text's words; those of the empty places behind it, to which the decoder looks too, are one column.
static float[] Attention(Translator translator, int places, int count)
    => [.. translator.Attention.ToArray().Chunk(places).SelectMany(row => row[..count].Append(row[count..].Sum()))];

// Translates dates that the network has not seen, in any words; prints some, and errors.
static double Test(Translator translator, IReadOnlyList<Pair> test)
{
    (Pair Pair, string Found)[] results = [.. test.Select(pair => (pair, translator.Translate(pair.Words)))];
    Console.WriteLine("some dates it has not seen:");
    Print(results.Take(8));
    (Pair Pair, string Found)[] wrong = [.. results.Where(result => result.Found != result.Pair.Iso)];
    Console.WriteLine($"wrong: {wrong.Length} of {test.Count}");
    Print(wrong.Take(5));
    Console.WriteLine();
    return 1 - ((double)wrong.Length / test.Count);

    static void Print(IEnumerable<(Pair Pair, string Found)> shown)
    {
        foreach ((Pair pair, string found) in shown)
        {
            Console.WriteLine($"  {found}  {pair.Words}{(found == pair.Iso ? "" : $" (is {pair.Iso})")}");
        }
    }
}

// The training steps change the network.
static int Cost(Trainer<float> trainer, Dataset<float> train)
{
    float[] output = new float[DateNet.OutputSize];
    Dataset<float> batch = train.Slice(0, BatchSize);
    return Math.Max(
        CallCost.Measure("Forward", 1000, i => trainer.Network.Forward(train.Input(i % train.Count), output)).Check(),
        CallCost.MeasureAllThreads("training step", 20, _ => trainer.Step(batch.Inputs.Span, batch.Targets.Span)).Check());
}
