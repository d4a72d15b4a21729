using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;

namespace StaticNet.Samples;

/// <summary>
/// A sample's command line: the options that all samples have, and those added to it. Exit codes: 0; 1 where the result stays
/// below the sample's floor; 2 where an option or a file is wrong, or nothing can be learnt of its data.
/// </summary>
public sealed class SampleCommand : RootCommand
{
    private const int WrongUse = 2;

    private readonly Option<bool> _quick = new("--quick") { Description = "A short run with a floor of its own, for continuous integration" };
    private readonly Option<int> _seed = Number("--seed", "Another start; equal seeds and threads give equal results", 1, 0, int.MaxValue);
    private readonly Option<int> _threads = Number("--threads", "Threads that share the training", Environment.ProcessorCount, 1, 256);
    private readonly Option<DirectoryInfo> _output = new("--output")
    {
        Description = "Where to write files",
        DefaultValueFactory = _ => new DirectoryInfo("results"),
        HelpName = "DIR",
    };

    /// <summary>A command with the common options alone.</summary>
    /// <param name="description">What the sample does, in a sentence or two.</param>
    public SampleCommand(string description)
        : base(description)
    {
        Add(_quick);
        Add(_seed);
        Add(_threads);
        Add(_output);
    }

    /// <summary>An option that takes a whole number.</summary>
    /// <param name="name">Its name, with the dashes.</param>
    /// <param name="description">What it says.</param>
    /// <param name="value">Its value where it is not given.</param>
    /// <param name="smallest">The smallest allowed.</param>
    /// <param name="largest">The largest allowed.</param>
    public static Option<int> Number(string name, string description, int value, int smallest, int largest)
    {
        Option<int> option = new(name) { Description = description, DefaultValueFactory = _ => value, HelpName = "N" };
        option.Validators.Add(result =>
        {
            // A value that is no number at all is reported by the parser.
            if (result.Tokens.Count == 1
                && int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out int number)
                && (number < smallest || number > largest))
            {
                result.AddError($"{name} expects a whole number from {smallest} to {largest}, found {number}");
            }
        });
        return option;
    }

    /// <summary>An option that takes a number, with a decimal point.</summary>
    /// <param name="name">Its name, with the dashes.</param>
    /// <param name="description">What it says.</param>
    /// <param name="value">Its value where it is not given.</param>
    /// <param name="smallest">The smallest allowed.</param>
    /// <param name="largest">The largest allowed.</param>
    public static Option<double> Number(string name, string description, double value, double smallest, double largest) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => value,
        HelpName = "X",
        CustomParser = result =>
        {
            // No thousands: "0,5" is a mistake, not 5.
            string token = result.Tokens[0].Value;
            if (!double.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
                || !(number >= smallest && number <= largest))
            {
                result.AddError(string.Create(
                    CultureInfo.InvariantCulture, $"{name} expects a number from {smallest} to {largest}, found '{token}'"));
            }

            return number;
        },
    };

    /// <summary>An option that takes one of a few words; the first of them where it is not given.</summary>
    /// <param name="name">Its name, with the dashes.</param>
    /// <param name="description">What it says.</param>
    /// <param name="words">The words.</param>
    public static Option<string> Choice(string name, string description, params string[] words) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => words[0],
        HelpName = string.Join('|', words),
        CustomParser = result =>
        {
            string token = result.Tokens[0].Value;
            if (!words.Contains(token))
            {
                result.AddError($"{name} expects one of {string.Join(", ", words)}, found '{token}'");
            }

            return token;
        },
    };

    /// <summary>Parses the arguments and runs the sample, or prints the help or what is wrong.</summary>
    /// <param name="arguments">The program's arguments.</param>
    /// <param name="run">The sample; returns the exit code, as <see cref="Floor"/> does.</param>
    /// <returns>The exit code.</returns>
    public int Run(string[] arguments, Func<SampleSettings, ParseResult, int> run)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        Console.OutputEncoding = Encoding.UTF8;
        SetAction(parsed =>
        {
            SampleSettings settings = new(
                parsed.GetValue(_quick), parsed.GetValue(_seed), parsed.GetValue(_threads), parsed.GetValue(_output)!.FullName);
            WarnOfDebug();
            CheckWritable(settings.OutputDirectory);
            int code = run(settings, parsed);
            foreach (string file in settings.Files.Distinct().Where(File.Exists))
            {
                Console.WriteLine($"wrote {Shown(file)}");
            }

            return code;
        });

        ParseResult result = Parse(arguments);
        if (result.Errors.Count > 0)
        {
            foreach (ParseError error in result.Errors)
            {
                Console.Error.WriteLine($"error: {error.Message} (--help lists the options)");
            }

            return WrongUse;
        }

        try
        {
            return result.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException or TrainingDivergedException)
        {
            // These are the data's. Any other is a mistake in the program, and whoever wrote it needs to see where.
            Console.Error.WriteLine($"error: {exception.Message}");
            return WrongUse;
        }
    }

    // Before minutes of training are lost.
    private static void CheckWritable(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
            File.Create(Path.Combine(directory, Path.GetRandomFileName()), 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"--output expects a directory to write to, found '{directory}' ({exception.Message})", exception);
        }
    }

    private static void WarnOfDebug()
    {
        if (Assembly.GetEntryAssembly()?.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true })
        {
            Console.Error.WriteLine("warning: built without optimisation, so it is many times slower and allocates; -c Release is meant");
        }
    }

    private static string Shown(string file)
    {
        string here = Path.GetRelativePath(Environment.CurrentDirectory, file);
        return here.StartsWith("..", StringComparison.Ordinal) ? file : here;
    }
}
