using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using Audio;
using StaticNet;
using StaticNet.Samples;

const int SampleRate = 48000;
const int BatchSize = 32;

Option<FileInfo> dataOption = new("--data")
{
    Description = "A recording of your own to send through the network as well: a WAV file of 48,000 Hz",
    HelpName = "FILE",
};
SampleCommand command = new("Learns a guitar pedal, then plays through it sample by sample.") { dataOption };
return command.Run(args, (settings, parsed) => Run(settings, parsed.GetValue(dataOption)?.FullName));

// Plays, trains, and plays what was not trained on.
static int Run(SampleSettings settings, string? path)
{
    float[]? recording = path is null ? null : Read(path);
    PedalNet net = new(settings.Seed);
    Console.WriteLine(PedalNet.Summary);
    Console.WriteLine();

    Dataset<float> train = Clips.Cut(Guitar.Play(new Random(settings.Seed), settings.Quick ? 10 : 30, SampleRate), SampleRate);
    int epochs = settings.Quick ? 40 : 120;
    long steps = (train.Count + BatchSize - 1) / BatchSize * (long)epochs;
    using Trainer<float> trainer = new(
        net, new MeanSquaredError<float>(), new Adam<float>(new WarmUp(50, new CosineDecay(0.01, steps))) { GlobalClipNorm = 1 })
    {
        Metrics = [new RootMeanSquaredError<float>()],
        Callbacks = [new ProgressBar<float>()],
        Seed = (ulong)settings.Seed,
        Threads = settings.Threads,
    };
    Console.WriteLine($"training on {train.Count} clips of {PedalNet.InputSize} samples, {settings.Threads} threads");
    History history = trainer.Fit(train, epochs, BatchSize);
    Console.WriteLine($"trained in {history.Epochs.Sum(epoch => epoch.Duration.TotalSeconds):F1} s");
    Console.WriteLine();

    float[] riff = Guitar.Play(new Random(~settings.Seed), seconds: 10, SampleRate);
    double error = Play(net, riff, "riff", settings);
    if (recording is not null)
    {
        Console.WriteLine($"error-to-signal ratio of {path}: {Play(net, recording, "recording", settings):P2}");
    }

    double factor = Amplifier.RealTimeFactor(net, riff, SampleRate);
    return new[]
    {
        Cost(net, trainer, train, riff),
        new Floor("error-to-signal ratio", settings.Quick ? 0.1 : 0.01, "P2", AtMost: true).Check(error),
        new Floor("real-time factor", settings.Quick ? 10 : 200, "F0").Check(factor),
    }.Max();
}

static float[] Read(string path)
{
    WaveFile wave = WaveFile.Read(path);
    if (wave.SampleRate != SampleRate)
    {
        throw new DataFileException(path, "sample rate", $"{SampleRate} Hz", $"{wave.SampleRate} Hz");
    }

    if (wave.Samples.Length == 0)
    {
        throw new DataFileException(path, "sound", "at least a sample", "none");
    }

    float[] sound = wave.ToMono();
    if (!sound.All(float.IsFinite))
    {
        throw new DataFileException(path, "sound", "finite numbers", "NaN or infinity");
    }

    // Of silence there is no error-to-signal ratio.
    return sound.AsSpan().ContainsAnyExcept(0f) ? sound : throw new DataFileException(path, "sound", "a sound", "silence");
}

// Writes the sound as it was, through the pedal and through the network, and draws a hundredth of a second of them.
static double Play(PedalNet net, float[] dry, string name, SampleSettings settings)
{
    float[] pedal = new float[dry.Length];
    Distortion.Run(dry, pedal, SampleRate);
    float[] network = Amplifier.Play(net, dry);
    foreach ((string kind, float[] sound) in new[] { ("dry", dry), ("pedal", pedal), ("network", network) })
    {
        string file = settings.OutputFile($"{name}-{kind}.wav");
        new WaveFile(SampleRate, 1, sound).Write(file);
    }

    int start = Math.Min(dry.Length, SampleRate / 2);
    int end = Math.Min(dry.Length, start + (SampleRate / 100));
    if (end > start)
    {
        IReadOnlyList<Series> lines = [Line("dry", dry[start..end]), Line("pedal", pedal[start..end]), Line("network", network[start..end])];
        string title = "Half a second into it: ten milliseconds";
        TerminalChart.Write(title, lines);
        SvgChart.Write(settings.OutputFile($"{name}.svg"), title, lines);
    }

    return Amplifier.ErrorToSignal(network, pedal);
}

static Series Line(string name, float[] sound) => new(name, [.. sound.Select(sample => (double)sample)], 0, 1000.0 / SampleRate);

// The trainer's network is changed by this: it comes last.
static int Cost(PedalNet net, Trainer<float> trainer, Dataset<float> train, float[] riff)
{
    float[] wet = new float[PedalNet.OutputSize];
    NetworkState<float> state = net.CreateState();
    Dataset<float> batch = train.Slice(0, BatchSize);
    CallCost step = CallCost.Measure("Step", SampleRate, i => net.Step(state, riff.AsSpan(i, 1), wet.AsSpan(0, 1)));
    Console.WriteLine($"worst Step of a second of sound: {step.Worst:F1} µs; a sample lasts {1e6 / SampleRate:F1} µs (the worst is when other programs had the core)");
    return new[]
    {
        step.Check(),
        CallCost.Measure("Forward", 200, i => net.Forward(train.Input(i % train.Count), wet)).Check(),
        CallCost.MeasureAllThreads("training step", 20, _ => trainer.Step(batch.Inputs.Span, batch.Targets.Span)).Check(),
    }.Max();
}
