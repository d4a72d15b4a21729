using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using Iris;
using StaticNet;
using StaticNet.Samples;

const int Folds = 5;

Option<string> tableOption = SampleCommand.Choice("--table", "Which table to learn", [.. Table.All.Select(table => table.Name)]);
Option<FileInfo> dataOption = new("--data")
{
    Description = "A file with the table's columns; default: the one that comes with the sample",
    HelpName = "FILE",
};
SampleCommand command = new("Learns a small table of measurements, and tests by five-fold cross-validation what it has learnt.") { tableOption, dataOption };
return command.Run(args, (settings, parsed) =>
{
    Table table = Table.Named(parsed.GetRequiredValue(tableOption));
    return Run(settings, table, parsed.GetValue(dataOption)?.FullName);
});

// Holds out every sample once in each round of folds.
static int Run(SampleSettings settings, Table table, string? path)
{
    Dataset<float> data = table.Read(path ?? Path.Combine(AppContext.BaseDirectory, "data", $"{table.Name}.csv"));
    Console.WriteLine(table.Create(0).Info.Summary);
    Console.WriteLine();

    int rounds = settings.Quick ? 1 : 5;
    ConfusionMatrix<float> confusion = new(table.Classes);
    List<History> histories = [];
    List<double> accuracies = [];
    for (int round = 0; round < rounds; round++)
    {
        long right = 0;
        foreach ((Dataset<float> train, Dataset<float> test) in CrossValidation.StratifiedSplit(data, Folds, (ulong)(settings.Seed + round)))
        {
            Console.WriteLine($"round {round + 1} of {rounds}, fold {histories.Count % Folds + 1} of {Folds}: {train.Count} samples, {test.Count} held out");
            using Trainer<float> trainer = Fold.Train(settings, table, train, test, out History history);
            float[] answers = trainer.Predict(test.Inputs.Span);
            confusion.Update(answers, test.Targets.Span, table.Classes.Count);
            right += Fold.CountRight(answers, test);
            histories.Add(history);
        }

        accuracies.Add((double)right / data.Count);
    }

    Console.WriteLine();
    Console.WriteLine(confusion);
    Series[] lines = [Fold.Mean("training", "accuracy", histories), Fold.Mean("held out", "val_accuracy", histories)];
    TerminalChart.Write($"accuracy by epoch, mean of {histories.Count} folds", lines);
    SvgChart.Write(settings.OutputFile($"{table.Name}.svg"), $"{table.Name}: accuracy by epoch, mean of {histories.Count} folds", lines);
    Console.WriteLine($"accuracy of each round: {string.Join(", ", accuracies.Select(accuracy => accuracy.ToString("P1")))}");

    double? limit = path is not null ? null : settings.Quick ? 0.92 : 0.95;
    return Math.Max(Cost(settings, table, data), new Floor("five-fold cross-validated accuracy", limit, "P1").Check(accuracies.Average()));
}

static int Cost(SampleSettings settings, Table table, Dataset<float> data)
{
    using Trainer<float> trainer = Fold.Prepare(settings, table, data, epochs: 1);
    float[] probabilities = new float[table.Classes.Count];
    Dataset<float> batch = data.Slice(0, Fold.BatchSize);
    return Math.Max(
        CallCost.Measure("Forward", 2000, i => trainer.Network.Forward(data.Input(i % data.Count), probabilities)).Check(),
        CallCost.MeasureAllThreads("training step", 20, _ => trainer.Step(batch.Inputs.Span, batch.Targets.Span)).Check());
}
