using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using StaticNet.Benchmarks.Compare;
using StaticNet.Benchmarks.Engines;
using StaticNet.Benchmarks.Roofline;

namespace StaticNet.Benchmarks.Startup;

/// <summary>The same for a program published as native code: LeNet-5, for several sets of instructions.</summary>
internal static class NativeStartup
{
    private const int Processes = 7;

    /// <summary>The option that asks for it.</summary>
    public const string Option = "--aot";

    /// <summary>Prints a line per set of instructions. Returns 1 where the program cannot be published, or allocates.</summary>
    public static int Run()
    {
        CompareTable.Line($"{"instructions",-12} {"first, ms",10} {"call, µs",9} {"bytes",6} {"floats in a vector",19} {"program, MB",12}");
        bool failed = false;
        foreach (string vectors in (string[])["default", "avx2", "native"])
        {
            DirectoryInfo folder = Directory.CreateTempSubdirectory("staticnet-native");
            try
            {
                failed |= !Line(vectors, folder.FullName);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }

        return failed ? 1 : 0;
    }

    private static bool Line(string vectors, string folder)
    {
        string project = Path.Combine(PeersFolder.Find()!, "..", "NativeAot", "NativeAot.csproj");
        (int status, string output) = Start("dotnet", "publish", project, "--configuration", "Release", "--use-current-runtime", $"-p:Vectors={vectors}", "--output", folder);
        if (status != 0)
        {
            CompareTable.Line($"{vectors,-12} cannot be published:{Environment.NewLine}{output}");
            return false;
        }

        string program = Path.Combine(folder, OperatingSystem.IsWindows() ? "NativeAot.exe" : "NativeAot");
        double[][] runs = [.. Enumerable.Range(0, Processes).Select(_ => Times(program))];
        double Median(int part) => Timing.Median([.. runs.Select(run => run[part])]);
        CompareTable.Line($"{vectors,-12} {Median(0),10:F2} {runs.Min(static run => run[1]),9:F2} {runs.Max(static run => run[2]),6:F0} {runs[0][3],19:F0} {new FileInfo(program).Length / 1e6,12:F1}");
        return runs.All(static run => run[2] == 0);
    }

    private static double[] Times(string program)
    {
        (int status, string output) = Start(program);
        return status == 0
            ? [.. output.Split((char[])[' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(static part => double.Parse(part, CultureInfo.InvariantCulture))]
            : throw new InvalidOperationException($"The native program returned {status}.");
    }

    private static (int Status, string Output) Start(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
