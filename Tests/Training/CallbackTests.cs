using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace StaticNet.Tests.Training;

public sealed class CallbackTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("staticnet-callbacks-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Early_stopping_waits_and_restores_the_best_weights()
    {
        // Loss by epoch: the best is the third.
        Scripted script = new([5, 4, 3, 3.5, 3.2, 1]);
        EarlyStopping<double> stopping = new("score", patience: 2, mode: MonitorMode.Min, restoreBestWeights: true);
        List<double[]> weights = [];
        History history = script.Fit(20, stopping, new Hook<double> { EpochEnd = _ => weights.Add(script.Weights()) });
        Assert.Equal(5, history.Epochs.Count);
        Assert.Equal((3, 5), (stopping.BestEpoch, stopping.StoppedEpoch));
        Assert.Equal(weights[2], script.Weights());
        Assert.NotEqual(weights[4], script.Weights());
    }

    [Fact]
    public void Early_stopping_restores_the_best_also_when_all_epochs_were_done()
    {
        Scripted script = new([5, 2, 3, 4]);
        EarlyStopping<double> stopping = new("score", patience: 10, restoreBestWeights: true);
        List<double[]> weights = [];
        script.Fit(4, stopping, new Hook<double> { EpochEnd = _ => weights.Add(script.Weights()) });
        Assert.Equal((2, 0), (stopping.BestEpoch, stopping.StoppedEpoch));
        Assert.Equal(weights[1], script.Weights());
    }

    [Theory]
    [InlineData(MonitorMode.Max, 0.0, 3)]
    [InlineData(MonitorMode.Min, 0.0, 2)]
    [InlineData(MonitorMode.Max, 1.5, 2)]
    public void Early_stopping_knows_better_from_worse(MonitorMode mode, double minDelta, int epochs)
    {
        Scripted script = new([1, 2, 2, 5, 6]);
        EarlyStopping<double> stopping = new("score", minDelta, patience: 1, mode);
        Assert.Equal(epochs, script.Fit(5, stopping).Epochs.Count);
    }

    [Fact]
    public void A_figure_that_there_is_not_is_said_before_training()
    {
        Scripted script = new([1]);
        double[] before = script.Weights();
        ArgumentException exception = Assert.Throws<ArgumentException>(() => script.Fit(2, new EarlyStopping<double>()));
        Assert.Contains("'val_loss'; there is loss, score", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => script.Fit(2, new ReduceLROnPlateau<double>()));
        Assert.Throws<ArgumentException>(() => script.Fit(2, new ModelCheckpoint<double>("x", saveBestOnly: true)));
        Assert.Equal(before, script.Weights());
    }

    [Fact]
    public void The_rate_falls_on_a_plateau_on_top_of_the_schedule()
    {
        Scripted script = new([5, 5, 5, 5, 5, 5, 1, 1, 1, 1, 1, 1]);
        ReduceLROnPlateau<double> plateau = new("score", factor: 0.5, patience: 2, cooldown: 1, minLearningRate: 0.15);
        History history = script.Fit(12, plateau);
        // Best at 1; waits 2, 3: halved; 4 waits 1 (the cooldown is over when it starts), 5 waits 2: halved to 0.25; 7 is better.
        Assert.Equal(
            [1, 1, 1, 0.5, 0.5, 0.25, 0.25, 0.25, 0.25, 0.15, 0.15, 0.15],
            history.Epochs.Select(epoch => Math.Round(epoch.LearningRate, 12)));
    }

    [Fact]
    public void Checkpoints_are_saved_every_epoch_or_only_the_best()
    {
        Scripted script = new([5, 3, 4, 2]);
        List<double[]> weights = [];
        string each = Path.Combine(_directory, "epoch-{epoch}.safetensors");
        string best = Path.Combine(_directory, "best.safetensors");
        List<bool> bestSaved = [];
        Hook<double> after = new()
        {
            EpochEnd = _ =>
            {
                weights.Add(script.Weights());
                bestSaved.Add(File.Exists(best));
                File.Delete(best);
            },
        };
        script.Fit(4, new ModelCheckpoint<double>(each), new ModelCheckpoint<double>(best, saveBestOnly: true, "score"), after);
        Assert.Equal([true, true, false, true], bestSaved);
        for (int epoch = 1; epoch <= 4; epoch++)
        {
            MlpNetwork<double> network = new(2, 3, 2, Activation.Softmax, seed: 99);
            WeightFile.Load(network.Parameters, each.Replace("{epoch}", epoch.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
            Assert.Equal(weights[epoch - 1], network.Parameters.Values.ToArray());
        }
    }

    [Fact]
    public void Stopping_within_an_epoch_ends_it_with_its_figures()
    {
        Scripted script = new([1, 1]);
        int steps = 0;
        Hook<double> hook = new()
        {
            StepEnd = progress =>
            {
                steps++;
                if (progress.Epoch == 2 && progress.Step == 2)
                {
                    progress.Stop();
                }
            },
        };
        History history = script.Fit(5, hook);
        Assert.Equal(2, history.Epochs.Count);
        Assert.Equal(6, steps);
        Assert.True(hook.Ended);
    }

    [Fact]
    public void Redirected_progress_is_a_line_per_epoch_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        // A decimal comma and an unusual minus sign.
        CultureInfo.CurrentCulture = new CultureInfo("sv-SE");
        try
        {
            string[] lines = Progress(interactive: false, out _).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(2, lines.Length);
            Assert.Matches(@"^epoch 1/2  loss \d\.\d{4}  score 7\.5000  16 samples/s  1\.0 s\r?$", lines[0]);
            Assert.StartsWith("epoch 2/2  loss", lines[1], StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Interactive_progress_rewrites_its_line()
    {
        string text = Progress(interactive: true, out _);
        string[] drawn = text.Split('\r', StringSplitOptions.RemoveEmptyEntries);
        // 4 steps and the end of each of 2 epochs; every step takes a quarter of a second.
        Assert.Equal(10, drawn.Length);
        Assert.Matches(@"^epoch 1/2 \[======\.{18}\]  25 %  loss \d\.\d{4}  score 7\.5000  16 samples/s  0\.8 s left$", drawn[0].TrimEnd());
        Assert.Matches(@"^epoch 1/2 \[={24}\] 100 %  loss .* 16 samples/s  1\.0 s *\r?\n$", drawn[4]);
        Assert.Equal(2, Regex.Count(text, "\n"));
    }

    [Theory]
    [InlineData(4e-5, "4.0000e-05")]
    [InlineData(-0.00012345, "-1.2345e-04")]
    [InlineData(0.001, "0.0010")]
    [InlineData(0.0, "0.0000")]
    [InlineData(double.NaN, "NaN")]
    public void A_bar_keeps_the_digits_of_small_numbers(double score, string text)
    {
        StringWriter writer = new();
        new Scripted([score]).Fit(1, new ProgressBar<double> { Output = writer, Interactive = false });
        Assert.Contains($"  score {text}  ", writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_off_bar_ends_its_line()
    {
        StringWriter writer = new();
        Clock clock = new();
        Scripted script = new([1]);
        ProgressBar<double> bar = new() { Output = writer, Interactive = true, Clock = clock, Width = 0 };
        Hook<double> breaking = new()
        {
            StepEnd = progress =>
            {
                clock.Now += TimeSpan.TicksPerSecond;
                if (progress.Step == 2)
                {
                    throw new InvalidOperationException();
                }
            },
        };
        Assert.Throws<InvalidOperationException>(() => script.Fit(1, breaking, bar));
        Assert.EndsWith("left" + Environment.NewLine, writer.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_bar_keeps_a_line_of_some_epochs(bool interactive)
    {
        StringWriter writer = new() { NewLine = "\n" };
        Clock clock = new();
        Hook<double> time = new() { StepEnd = _ => clock.Now += TimeSpan.TicksPerMillisecond };
        ProgressBar<double> bar = new() { Output = writer, Interactive = interactive, Clock = clock, Width = 0, KeepEvery = 3 };
        new Scripted([1, 2, 3, 4, 5, 6, 7]).Fit(7, time, bar);
        string[] lines = writer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["epoch 3/7", "epoch 6/7", "epoch 7/7"], lines.Select(line => line[(line.LastIndexOf('\r') + 1)..][..9]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ProgressBar<double> { KeepEvery = 0 });
    }

    [Theory]
    [InlineData(false, 1, true)]
    [InlineData(false, 1, false)]
    [InlineData(true, 1, true)]
    [InlineData(true, 1, false)]
    [InlineData(true, 1000, true)]
    [InlineData(true, 1000, false)]
    public void A_bar_keeps_the_line_of_the_epoch_that_stopping_made_the_last(bool interactive, int milliseconds, bool first)
    {
        StringWriter writer = new() { NewLine = "\n" };
        Clock clock = new();
        Hook<double> time = new() { StepEnd = _ => clock.Now += milliseconds * TimeSpan.TicksPerMillisecond };
        ProgressBar<double> bar = new() { Output = writer, Interactive = interactive, Clock = clock, Width = 0, KeepEvery = 3 };
        EarlyStopping<double> stopping = new("score", patience: 1);
        TrainingCallback<double>[] callbacks = first ? [time, bar, stopping] : [time, stopping, bar];
        new Scripted([5, 4, 3, 2, 6, 1]).Fit(9, callbacks);
        Assert.Equal(5, stopping.StoppedEpoch);
        Assert.Equal(["epoch 3/9  score 3.0000", "epoch 5/9  score 6.0000"], Kept(writer));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_bar_keeps_the_line_of_the_last_epoch_before_an_exception(bool interactive)
    {
        StringWriter writer = new() { NewLine = "\n" };
        Clock clock = new();
        Hook<double> breaking = new()
        {
            StepEnd = progress =>
            {
                if (progress.Epoch == 5)
                {
                    throw new InvalidOperationException();
                }
            },
        };
        ProgressBar<double> bar = new() { Output = writer, Interactive = interactive, Clock = clock, Width = 0, KeepEvery = 3 };
        Assert.Throws<InvalidOperationException>(() => new Scripted([1, 2, 3, 4, 5]).Fit(9, breaking, bar));
        Assert.Equal(["epoch 3/9  score 3.0000", "epoch 4/9  score 4.0000"], Kept(writer));
    }

    [Theory]
    [InlineData(90, true)]
    [InlineData(30, false)]
    public void A_bar_fits_its_terminal(int width, bool drawn)
    {
        string text = Progress(interactive: true, out _, width);
        string[] lines = text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, width - 1));
        Assert.Equal(drawn, text.Contains('['));
    }

    // What stays on each line: its epoch and score.
    private static string[] Kept(StringWriter writer)
    {
        string text = writer.ToString();
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        string[] lines = [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[(line.LastIndexOf('\r') + 1)..])];
        return [.. lines.Select(line => $"{line[..9]}  {Regex.Match(line, @"score \d\.\d{4}").Value}")];
    }

    private static string Progress(bool interactive, out History history, int width = 0)
    {
        StringWriter writer = new();
        Clock clock = new();
        Scripted script = new([7.5, 6]);
        Hook<double> time = new() { StepEnd = _ => clock.Now += TimeSpan.TicksPerSecond / 4 };
        history = script.Fit(2, time, new ProgressBar<double> { Output = writer, Interactive = interactive, Clock = clock, Width = width });
        return writer.ToString();
    }

    private sealed class Clock : TimeProvider
    {
        public long Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now;
    }

    /// <summary>A training of 4 steps per epoch whose metric <c>score</c> follows a script.</summary>
    private sealed class Scripted(double[] scores)
    {
        private readonly MlpNetwork<double> _network = new(2, 3, 2, Activation.Softmax);

        public double[] Weights() => _network.Parameters.Values.ToArray();

        public History Fit(int epochs, params TrainingCallback<double>[] callbacks)
        {
            using Trainer<double> trainer = new(_network, new SparseCategoricalCrossentropy<double>(), new SGD<double>(1.0))
            {
                Metrics = [new Score(scores)],
                Callbacks = callbacks,
                Threads = 1,
            };
            return trainer.Fit(TrainingData.Quadrants<double>(16), epochs, batchSize: 4);
        }
    }

    private sealed class Score(double[] scores) : Metric<double>
    {
        private int _epoch = -1;

        public override string Name => "score";

        public override double Result => scores[_epoch];

        public override void Reset() => _epoch++;

        public override void Update(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets, int outputSize)
        {
        }
    }
}
