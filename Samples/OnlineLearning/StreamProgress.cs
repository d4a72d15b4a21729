using System;

namespace OnlineLearning;

/// <summary>Tells how far the stress is: by a line that is rewritten, or, where the output is redirected, by a line in every sixth of it.</summary>
/// <param name="time">How long it takes at least.</param>
internal sealed class StreamProgress(TimeSpan time)
{
    private const int BarWidth = 24;
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(200);

    private readonly bool _interactive = !Console.IsOutputRedirected;
    private TimeSpan _told;
    private int _length;

    /// <summary>Tells it, if some time has passed since the last time.</summary>
    /// <param name="elapsed">Since the stress began.</param>
    /// <param name="versions">Versions of the network so far.</param>
    /// <param name="readers">Who infers.</param>
    public void Tell(TimeSpan elapsed, long versions, Readers readers)
    {
        if (elapsed - _told < (_interactive ? s_interval : time / 6))
        {
            return;
        }

        _told = elapsed;
        string figures = $"{versions:N0} versions, {readers.Reads:N0} answers, {readers.Torn} torn";
        if (!_interactive)
        {
            Console.WriteLine($"{elapsed.TotalSeconds,4:F0} s: {figures}");
            return;
        }

        // A turn of the disc may take longer than the time. A line that wrapped could not be rewritten.
        int filled = (int)Math.Min(BarWidth, BarWidth * (elapsed / time));
        string line = $"{elapsed.TotalSeconds,4:F0} s [{new string('=', filled)}{new string('.', BarWidth - filled)}] {figures}";
        line = Console.WindowWidth > 1 && line.Length >= Console.WindowWidth ? line[..(Console.WindowWidth - 1)] : line;
        Console.Write($"\r{line.PadRight(_length)}");
        _length = line.Length;
    }

    /// <summary>Clears the line that was rewritten: what comes next says the same, and more.</summary>
    public void End()
    {
        if (_length > 0)
        {
            Console.Write($"\r{new string(' ', _length)}\r");
        }
    }
}
