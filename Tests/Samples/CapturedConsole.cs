using System;
using System.Globalization;
using System.IO;
using System.Text.RegularExpressions;
using Xunit;

namespace StaticNet.Tests.Samples;

/// <summary>
/// What is printed while it lives, in the culture that samples run in. There is one console: its tests run alone, which the
/// counting of bytes on all threads needs too.
/// </summary>
[CollectionDefinition(nameof(CapturedConsole), DisableParallelization = true)]
public sealed class CapturedConsole : IDisposable
{
    private readonly TextWriter _formerOutput = Console.Out;
    private readonly TextWriter _formerError = Console.Error;
    private readonly CultureInfo _formerCulture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _formerUICulture = CultureInfo.CurrentUICulture;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public CapturedConsole()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Console.SetOut(_output);
        Console.SetError(_error);
    }

    public string Output => _output.ToString();

    /// <summary>Without colours, which depend on where the tests run, and with plain line ends.</summary>
    public string PlainOutput => Regex.Replace(Output.ReplaceLineEndings("\n"), "\e\\[[0-9;]*m", "");

    public string Error => _error.ToString();

    public void Dispose()
    {
        Console.SetOut(_formerOutput);
        Console.SetError(_formerError);
        CultureInfo.CurrentCulture = _formerCulture;
        CultureInfo.CurrentUICulture = _formerUICulture;
    }
}
