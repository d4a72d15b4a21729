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
    private const int WidestBar = 24;
    private const int NarrowestBar = 4;
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    private readonly StringBuilder _line = new();
    private long _epochStart;
    private long _lastDrawn;
    private int _lastLength;
    private int _barPosition;

    // The line of the last epoch that is over, until it is kept or another takes its place.
    private string? _unkept;

    /// <summary>Where to write. Default: the console.</summary>
    public TextWriter Output { get; init; } = Console.Out;

    /// <summary>Whether the line may be rewritten. Default: whether the console's output is a terminal.</summary>
    public bool Interactive { get; init; } = !Console.IsOutputRedirected;

    /// <summary>
    /// Columns of the terminal, 0 for any number. The bar is as wide as what is left, or not there; a line that wrapped could
    /// not be rewritten. Default: the console's window.
    /// </summary>
    public int Width { get; init; } = Console.IsOutputRedirected ? 0 : Console.WindowWidth;

    /// <summary>
    /// Of how many epochs one line is kept, at least 1; the last epoch's is kept always, also where the training ends early. On a
    /// terminal the next epoch takes the place of a line that is not kept. For trainings of many short epochs. Default: 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    [ValueRange(1)]
    public int KeepEvery
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }
    = 1;

    /// <summary>Where the time comes from. Default: the system.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <inheritdoc/>
    public override void OnEpochBegin(TrainingProgress<T> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        _epochStart = Clock.GetTimestamp();
        if (_lastLength == 0)
        {
            _lastDrawn = _epochStart;
        }
    }

    /// <inheritdoc/>
    public override void OnStepEnd(TrainingProgress<T> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (!Interactive || Clock.GetElapsedTime(_lastDrawn) < s_interval)
        {
            return;
        }

        Compose(progress, validated: false);
        double seconds = Clock.GetElapsedTime(_epochStart).TotalSeconds;
        double left = seconds / progress.Samples * (progress.SampleCount - progress.Samples);
        _line.Append("  ").Append(FormatTime(left)).Append(" left");
        InsertBar(progress);
        Rewrite(_line.ToString());
        _unkept = null;
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingProgress<T> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        Compose(progress, validated: true);
        _line.Append("  ").Append(FormatTime(Clock.GetElapsedTime(_epochStart).TotalSeconds));
        if (Interactive)
        {
            InsertBar(progress);
        }

        _unkept = _line.ToString();
        if (progress.Epoch % KeepEvery == 0 || progress.Epoch == progress.Epochs)
        {
            Keep();
        }
        else if (Interactive && Clock.GetElapsedTime(_lastDrawn) >= s_interval)
        {
            Rewrite(_unkept);
        }
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingProgress<T> progress) => Keep();

    /// <inheritdoc/>
    public override bool OnNonFiniteLoss(TrainingProgress<T> progress)
    {
        Keep();
        return false;
    }

    /// <inheritdoc/>
    public override void OnTrainException(TrainingProgress<T> progress, Exception exception) => Keep();

    // Four digits that say something, of small numbers as well; as Keras writes them.
    private static string Format(double value)
        => value.ToString(value == 0 || Math.Abs(value) >= 1e-3 || !double.IsFinite(value) ? "F4" : "0.0000e-00", CultureInfo.InvariantCulture);

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
        _barPosition = _line.Length;
        foreach (string name in progress.LogNames)
        {
            if (validated || !name.StartsWith("val_", StringComparison.Ordinal))
            {
                _line.Append("  ").Append(name).Append(' ').Append(Format(progress[name]));
            }
        }

        double seconds = Clock.GetElapsedTime(_epochStart).TotalSeconds;
        if (seconds > 0)
        {
            _line.Append(invariant, $"  {progress.Samples / seconds:N0} samples/s");
        }
    }

    private void InsertBar(TrainingProgress<T> progress)
    {
        int percent = (int)(100L * progress.Samples / progress.SampleCount);
        string end = string.Create(CultureInfo.InvariantCulture, $"] {percent,3} %");

        // A terminal's last column is left free: some wrap as soon as it is written.
        int room = Width <= 0 ? WidestBar : Width - 1 - _line.Length - " [".Length - end.Length;
        int width = Math.Min(room, WidestBar);
        if (width >= NarrowestBar)
        {
            int filled = (int)((long)width * progress.Samples / progress.SampleCount);
            _line.Insert(_barPosition, " [" + new string('=', filled) + new string('.', width - filled) + end);
        }
        else if (Width > 0 && _line.Length > Width - 1)
        {
            _line.Length = Width - 1;
        }
    }

    private void Rewrite(string line)
    {
        Output.Write('\r');
        Output.Write(line.PadRight(_lastLength));
        Output.Flush();
        _lastLength = line.Length;
        _lastDrawn = Clock.GetTimestamp();
    }

    // Ends the line on the terminal, or writes the one that was put off.
    private void Keep()
    {
        if (_unkept is not null && Interactive)
        {
            Rewrite(_unkept);
        }
        else if (_unkept is not null)
        {
            Output.WriteLine(_unkept);
        }

        _unkept = null;
        if (_lastLength > 0)
        {
            Output.WriteLine();
            _lastLength = 0;
        }
    }
}
