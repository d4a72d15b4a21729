using System;
using System.IO;
using System.Runtime.CompilerServices;
using Xunit;

namespace StaticNet.Tests.Generation;

/// <summary>
/// Compares text with a file beside the test, named as Verify names it: Class.Method.verified.cs. What differs is written to
/// Class.Method.received.cs; with STATICNET_ACCEPT_SNAPSHOTS=1 in the environment it replaces the expectation.
/// </summary>
internal static class Snapshot
{
    public static void Verify(string text, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        string stem = Path.Combine(Path.GetDirectoryName(file)!, Path.GetFileNameWithoutExtension(file) + "." + method);
        string verified = stem + ".verified.cs";
        string received = stem + ".received.cs";
        string found = Normalize(text);
        string expected = File.Exists(verified) ? Normalize(File.ReadAllText(verified)) : string.Empty;
        if (expected == found)
        {
            File.Delete(received);
            return;
        }

        if (Environment.GetEnvironmentVariable("STATICNET_ACCEPT_SNAPSHOTS") == "1")
        {
            File.WriteAllText(verified, found);
            return;
        }

        File.WriteAllText(received, found);
        string[] before = expected.Split('\n');
        string[] after = found.Split('\n');
        int line = 0;
        while (line < Math.Min(before.Length, after.Length) && before[line] == after[line])
        {
            line++;
        }

        Assert.Fail($"""
            {Path.GetFileName(verified)} expects other text, from line {line + 1}:
              expected: {(line < before.Length ? before[line] : "the end")}
              found:    {(line < after.Length ? after[line] : "the end")}
            Compare with {Path.GetFileName(received)}; run the test with STATICNET_ACCEPT_SNAPSHOTS=1 to accept it.
            """);
    }

    // Git may check files out with either line end.
    private static string Normalize(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);
}
