using System;
using System.Globalization;
using System.IO;
using System.Numerics;
using System.Text;

namespace StaticNet;

/// <summary>
/// Writes how far an epoch is: on a terminal a bar that rewrites its line, with loss, metrics, samples per second and time
/// left; where the output is redirected one line per epoch. Numbers look the same in every culture.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class ProgressBar<T> : TrainingCallback<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int BarWidth = 24;
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    private readonly StringBuilder _line = new();
    private long _epochStart;
    private long _lastDrawn;
    private int _lastLength;

    /// <summary>Where to write. Default: the console.</summary>
    public TextWriter Output { get; init; } = Console.Out;

    /// <summary>Whether the line may be rewritten. Default: whether the console's output is a terminal.</summary>
    public bool Interactive { get; init; } = !Console.IsOutputRedirected;

    /// <summary>Where the time comes from. Default: the system.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <inheritdoc/>
    public override void OnEpochBegin(TrainingProgress<T> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        _epochStart = Clock.GetTimestamp();
        _lastDrawn = _epochStart;
        _lastLength = 0;
    }

    /// <inheritdoc/>
    public override void OnStepEnd(TrainingProgress<T> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (!Interactive || Clock.GetElapsedTime(_lastDrawn) < s_interval)
        {
            return;
        }

        _lastDrawn = Clock.GetTimestamp();
        Compose(progress, validated: false);
        double seconds = Clock.GetElapsedTime(_epochStart).TotalSeconds;
        double left = seconds / progress.Samples * (progress.SampleCount - progress.Samples);
        _line.Append("  ").Append(FormatTime(left)).Append(" left");
        Rewrite();
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingProgress<T> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        Compose(progress, validated: true);
        _line.Append("  ").Append(FormatTime(Clock.GetElapsedTime(_epochStart).TotalSeconds));
        if (Interactive)
        {
            Rewrite();
            EndLine();
        }
        else
        {
            Output.WriteLine(_line.ToString());
        }
    }

    /// <inheritdoc/>
    public override bool OnNonFiniteLoss(TrainingProgress<T> progress)
    {
        EndLine();
        return false;
    }

    /// <inheritdoc/>
    public override void OnTrainException(TrainingProgress<T> progress, Exception exception) => EndLine();

    private static string FormatTime(double seconds)
        => seconds < 60
            ? string.Create(CultureInfo.InvariantCulture, $"{seconds:F1} s")
            : string.Create(CultureInfo.InvariantCulture, $"{(long)seconds / 60}:{(long)seconds % 60:D2} min");

    private void Compose(TrainingProgress<T> progress, bool validated)
    {
        CultureInfo invariant = CultureInfo.InvariantCulture;
        string epochs = progress.Epochs.ToString(invariant);
        string epoch = progress.Epoch.ToString(invariant).PadLeft(epochs.Length);
        _line.Clear().Append("epoch ").Append(epoch).Append('/').Append(epochs);
        if (Interactive)
        {
            int filled = (int)((long)BarWidth * progress.Samples / progress.SampleCount);
            int percent = (int)(100L * progress.Samples / progress.SampleCount);
            _line.Append(" [").Append('=', filled).Append('.', BarWidth - filled).Append(invariant, $"] {percent,3} %");
        }

        foreach (string name in progress.LogNames)
        {
            if (validated || !name.StartsWith("val_", StringComparison.Ordinal))
            {
                _line.Append(invariant, $"  {name} {progress[name]:F4}");
            }
        }

        double seconds = Clock.GetElapsedTime(_epochStart).TotalSeconds;
        if (seconds > 0)
        {
            _line.Append(invariant, $"  {progress.Samples / seconds:N0} samples/s");
        }
    }

    private void Rewrite()
    {
        int length = _line.Length;
        _line.Append(' ', Math.Max(0, _lastLength - length));
        Output.Write('\r');
        Output.Write(_line.ToString());
        Output.Flush();
        _lastLength = length;
    }

    private void EndLine()
    {
        if (_lastLength > 0)
        {
            Output.WriteLine();
            _lastLength = 0;
        }
    }
}
