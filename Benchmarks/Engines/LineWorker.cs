using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace StaticNet.Benchmarks.Engines;

/// <summary>A process that runs an engine: it greets with a line of JSON, and then answers each line with one.</summary>
internal sealed class LineWorker : IDisposable
{
    private readonly Process _process;

    private LineWorker(Process process, JsonObject greeting) => (_process, Greeting) = (process, greeting);

    /// <summary>What it says of itself.</summary>
    public JsonObject Greeting { get; }

    /// <summary>Starts a program; null where there is none or it ends at once, for want of what it needs.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables to set, or to remove where the value is null.</param>
    public static LineWorker? Start(string program, string[] arguments, params (string Name, string? Value)[] environment)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach ((string name, string? value) in environment)
        {
            if (value is null)
            {
                start.Environment.Remove(name);
            }
            else
            {
                start.Environment[name] = value;
            }
        }

        try
        {
            Process? process = Process.Start(start);
            return process?.StandardOutput.ReadLine() is string greeting ? new LineWorker(process, JsonNode.Parse(greeting)!.AsObject()) : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <exception cref="InvalidOperationException">It could not do what was asked.</exception>
    public JsonObject Ask(JsonObject request)
    {
        _process.StandardInput.WriteLine(request.ToJsonString());
        _process.StandardInput.Flush();
        string line = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The process ended.");
        JsonObject answer = JsonNode.Parse(line)!.AsObject();
        return answer["error"] is JsonNode error ? throw new InvalidOperationException((string?)error) : answer;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
