using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;

namespace StaticNet.Benchmarks.Startup;

/// <summary>This program once more, in a fresh process.</summary>
internal static class OwnProcess
{
    /// <summary>What it wrote.</summary>
    public static string Run(IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        string program = Environment.ProcessPath!;
        ProcessStartInfo start = new(program) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            start.ArgumentList.Add(typeof(OwnProcess).Assembly.Location);
        }

        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"The process returned {process.ExitCode}.");
    }
}
