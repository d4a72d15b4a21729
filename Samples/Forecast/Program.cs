using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using Forecast;
using StaticNet;
using StaticNet.Samples;

const int BatchSize = 16;

Option<FileInfo> dataOption = new("--data")
{
    Description = "Another series: CSV lines of a date as YYYYMMDD and a number; default: weekly CO2 that comes with the sample",
    HelpName = "FILE",
};
SampleCommand command = new("Forecasts a series a year ahead, by recurrent layers and by causal convolutions.") { dataOption };
return command.Run(args, (settings, parsed) => Run(
    settings, parsed.GetValue(dataOption)?.FullName));

// Trains both networks on the first four fifths of the series and compares forecasts on the last fifth.
static int Run(SampleSettings settings, string? path)
{
    string file = path ?? Path.Combine(AppContext.BaseDirectory, "data", "co2.csv");
    MonthlySeries series = MonthlySeries.Read(file);
    double[] values = series.Values;
    int split = values.Length * 4 / 5;
    Console.WriteLine($"{values.Length} months from {series.Year(0):F1}; forecasts are judged from {series.Year(split):F1} on");

    Forecasts naive = Forecasts.Naive("seasonal naive", values, split - 1, _ => 0);
    if (naive.MeanError(values) == 0)
    {
        throw new DataFileException(file, "months", "some that differ from those a year before", "the same in each year: there is nothing to forecast");
    }

    Forecasts drift = Forecasts.Naive("with last growth", values, split - 1, origin => Windows.Growth(values, origin));
    List<Forecasts> all = [naive, drift];

    // Not of the months that tell when to stop.
    GrowthScale scale = GrowthScale.Of(values, Windows.Year, split * 4 / 5);
    int code = 0;
    foreach (IStreamingNetwork<float> net in new IStreamingNetwork<float>[] { new GruForecaster(settings.Seed), new ConvolutionForecaster(settings.Seed) })
    {
        Dataset<float> train = Windows.Cut(values, Windows.Year, split * 4 / 5, scale);
        using Trainer<float> trainer = Train(net, train, values, split, scale, settings);
        all.Add(Forecasts.Of(net, values, split - 1, scale));
        code = Math.Max(code, Cost(net, trainer, train));
    }

    Console.WriteLine();
    Console.WriteLine("mean absolute error, 1 to 12 months ahead:");
    foreach (Forecasts forecasts in all)
    {
        Console.WriteLine($"  {forecasts.Name,-22}{Error(forecasts.MeanError(values))}");
    }

    Console.WriteLine();
    Draw(series, split, all, settings);

    // Of another series no more is asked than to beat that forecast.
    double limit = path is not null ? 1 : settings.Quick ? 0.5 : 0.4;
    return all.Skip(2).Aggregate(code, (worst, forecasts) => Math.Max(
        worst,
        new Floor($"error of {forecasts.Name} by that of the naive forecast", limit, AtMost: true)
            .Check(forecasts.MeanError(values) / naive.MeanError(values))));
}

// The last fifth of what may be learnt from tells when to stop: by what is forecast at the last month of each window, since all that
// is forecast there lies in that fifth.
static Trainer<float> Train(INetwork<float> net, Dataset<float> train, double[] values, int split, GrowthScale scale, SampleSettings settings)
{
    Dataset<float> validation = Windows.Cut(values, (split * 4 / 5) - net.Info.InputSize, split, scale);
    OutputMetric<float> lastMonth = new(
        new MeanAbsoluteErrorMetric<float>(), "error", net.Info.OutputSize - Windows.Year, Windows.Year, train.TargetSize - Windows.Year, Windows.Year);
    Console.WriteLine();
    Console.WriteLine(net.Info.Summary);
    Trainer<float> trainer = new(net, new MeanSquaredError<float>(), new AdamW<float>(0.002, weightDecay: 0.01))
    {
        Metrics = [lastMonth],
        Callbacks = [new ProgressBar<float>(), new EarlyStopping<float>($"val_{lastMonth.Name}", patience: 10, restoreBestWeights: true)],
        Seed = (ulong)settings.Seed,
        Threads = settings.Threads,
    };
    trainer.Fit(train, settings.Quick ? 15 : 100, BatchSize, validation);
    return trainer;
}

// The network is changed by this: it comes last.
static int Cost(IStreamingNetwork<float> net, Trainer<float> trainer, Dataset<float> train)
{
    float[] growth = new float[net.Info.OutputSize];
    NetworkState<float> state = net.CreateState();
    Dataset<float> batch = train.Slice(0, BatchSize);
    return new[]
    {
        CallCost.Measure($"Step of {net.Info.Name}", 2000, i => net.Step(state, train.Input(0).Slice(i % net.Info.InputSize, 1), growth.AsSpan(0, net.StepOutputSize))).Check(),
        CallCost.Measure($"Forward of {net.Info.Name}", 200, i => net.Forward(train.Input(i % train.Count), growth)).Check(),
        CallCost.MeasureAllThreads("training step", 20, _ => trainer.Step(batch.Inputs.Span, batch.Targets.Span)).Check(),
    }.Max();
}

// In the series' unit, which may be millions or thousandths.
static string Error(double error) => error is >= 0.1 and < 1e6 ? $"{error:F3}" : $"{error:G4}";

static void Draw(MonthlySeries series, int split, List<Forecasts> all, SampleSettings settings)
{
    List<Series> lines = [new("truth", series.Values[split..], series.Year(split), 1.0 / Windows.Year)];
    lines.AddRange(all.Where((_, i) => i != 1).Select(forecasts => new Series(forecasts.Name, forecasts.Line, series.Year(split), 1.0 / Windows.Year)));
    string title = "Each year forecast at the end of the one before";
    TerminalChart.Write(title, lines);
    SvgChart.Write(settings.OutputFile("forecast.svg"), title, lines);
}
