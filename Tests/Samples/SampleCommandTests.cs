using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using StaticNet.Samples;
using Xunit;

namespace StaticNet.Tests.Samples;

[Collection(nameof(CapturedConsole))]
public sealed class SampleCommandTests : IDisposable
{
    private readonly CapturedConsole _console = new();
    private readonly Option<int> _number = SampleCommand.Number("--length", "Letters to make", 800, 0, 1000);
    private readonly Option<double> _fraction = SampleCommand.Number("--heat", "How daring", 0.6, 0.05, 5.0);
    private readonly Option<string> _choice = SampleCommand.Choice("--table", "Which", "iris", "wine");
    private readonly List<SampleSettings> _runs = [];

    public void Dispose() => _console.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void The_exit_code_is_that_of_the_run(int code)
    {
        Assert.Equal(code, Run("--quick", () => code));
        Assert.Empty(_console.Error);
    }

    [Fact]
    public void Options_reach_the_run()
    {
        Run("--quick --seed 7 --threads 3 --output out/put --length 1000");
        Assert.Equal((true, 7, 3, Path.GetFullPath("out/put")), Told(_runs.Single()));
    }

    [Fact]
    public void Without_options_a_run_is_a_full_one()
    {
        Run("");
        Assert.Equal((false, 1, Environment.ProcessorCount, Path.GetFullPath("results")), Told(_runs.Single()));
    }

    [Theory]
    [InlineData("--slow", "--slow")]
    [InlineData("file.txt", "file.txt")]
    [InlineData("--threads 0", "--threads expects a whole number from 1 to 256, found 0")]
    [InlineData("--length 1001", "--length expects a whole number from 0 to 1000, found 1001")]
    [InlineData("--length -1", "--length expects a whole number from 0 to 1000, found -1")]
    [InlineData("--seed -1", "--seed expects a whole number from 0 to 2147483647, found -1")]
    [InlineData("--seed 99999999999", "99999999999")]
    [InlineData("--length many", "many")]
    [InlineData("--length", "--length")]
    [InlineData("--heat 0,5", "--heat expects a number from 0.05 to 5, found '0,5'")]
    [InlineData("--heat abc", "found 'abc'")]
    [InlineData("--heat NaN", "found 'NaN'")]
    [InlineData("--heat 5.1", "found '5.1'")]
    [InlineData("--heat", "--heat")]
    [InlineData("--table Iris", "--table expects one of iris, wine, found 'Iris'")]
    [InlineData("--table", "--table")]
    public void A_wrong_option_is_told(string arguments, string message)
    {
        Assert.Equal(2, Run(arguments));
        Assert.StartsWith("error: ", _console.Error);
        Assert.Contains(message, _console.Error);
        Assert.Contains("(--help lists the options)", _console.Error);
        Assert.Empty(_runs);
    }

    /// <summary>Exceptions of files that are missing, wrong, or not to be read.</summary>
    public static TheoryData<Exception> FileErrors =>
    [
        new FileNotFoundException("no such file"), new DataFileException("digits.csv", "rows", "at least 40", "3"),
        new InvalidDataException("not gzip"), new UnauthorizedAccessException("not yours"), new TrainingDivergedException(1, 2, double.NaN),
    ];

    [Theory]
    [MemberData(nameof(FileErrors), DisableDiscoveryEnumeration = true)]
    public void A_wrong_file_is_told(Exception exception)
    {
        Assert.Equal(2, Run("", () => throw exception));
        Assert.Equal($"error: {exception.Message}{Environment.NewLine}", _console.Error);
    }

    [Fact]
    public void A_missing_file_is_told()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        Assert.Equal(2, Run("", () => File.ReadAllText(path).Length));
        Assert.Contains(path, _console.Error);
    }

    [Fact]
    public void A_mistake_of_the_program_is_not_the_users()
        => Assert.Throws<InvalidOperationException>(() => Run("", static () => throw new InvalidOperationException()));

    [Fact]
    public void Help_lists_the_options()
    {
        Assert.Equal(0, Run("--help"));
        Assert.Contains("Makes letters.", _console.Output);
        Assert.All(["--quick", "--seed", "--threads", "--output", "--length", "800"], option => Assert.Contains(option, _console.Output));
        Assert.Empty(_console.Error);
        Assert.Empty(_runs);
    }

    [Fact]
    public void Figures_are_written_alike_everywhere()
    {
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        Run("", static () =>
        {
            Console.WriteLine($"{0.5}");
            return 0;
        });
        Assert.Contains("0.5", _console.Output);
    }

    [Fact]
    public void The_folder_of_an_output_file_is_made()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory();
        try
        {
            string inner = Path.Combine(folder.FullName, "a", "b");
            Assert.Equal(Path.Combine(inner, "x.svg"), new SampleSettings(true, 1, 1, inner).OutputFile("x.svg"));
            Assert.True(Directory.Exists(inner));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Numbers_and_choices_reach_the_run()
    {
        double heat = 0;
        string table = "";
        int Read(string arguments) => Command().Run(arguments.Split(' '), (_, parsed) =>
        {
            (heat, table) = (parsed.GetValue(_fraction), parsed.GetRequiredValue(_choice));
            return 0;
        });

        Assert.Equal((0, 1.5, "wine"), (Read("--heat 1.5 --table wine"), heat, table));
        Assert.Equal((0, 0.6, "iris"), (Read("--quick"), heat, table));

        // The name of the program itself is no command here.
        string program = RootCommand.ExecutableName;
        Assert.Equal(2, Read($"--table {program}"));
        Assert.Contains($"'{program}'", _console.Error);
    }

    [Fact]
    public void What_was_written_is_told()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory();
        try
        {
            Assert.Equal(0, Run($"--output {folder.FullName}", () =>
            {
                File.WriteAllText(_runs.Single().OutputFile("a.txt"), "a");
                _runs.Single().OutputFile("never.txt");
                return 0;
            }));
            Assert.Equal($"wrote {Path.Combine(folder.FullName, "a.txt")}{Environment.NewLine}", _console.Output);
            Assert.Equal(["a.txt"], folder.GetFiles().Select(file => file.Name));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Where_nothing_can_be_written_nothing_is_run()
    {
        string file = Path.GetTempFileName();
        try
        {
            Assert.Equal(2, Run($"--output {file}"));
            Assert.StartsWith($"error: --output expects a directory to write to, found '{file}'", _console.Error);
            Assert.Empty(_runs);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static (bool Quick, int Seed, int Threads, string Output) Told(SampleSettings settings)
        => (settings.Quick, settings.Seed, settings.Threads, settings.OutputDirectory);

    private SampleCommand Command() => new("Makes letters.") { _number, _fraction, _choice };

    private int Run(string arguments, Func<int>? run = null)
        => Command().Run(
            arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            (settings, _) =>
            {
                _runs.Add(settings);
                return run?.Invoke() ?? 0;
            });
}
