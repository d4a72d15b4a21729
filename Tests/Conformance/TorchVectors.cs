using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace StaticNet.Tests.Conformance;

/// <summary>Reads what the scripts in the folder torch have written there.</summary>
internal static class TorchVectors
{
    public static JsonElement Read(string name, [CallerFilePath] string caller = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(caller)!, "torch", name);
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        return document.RootElement.Clone();
    }

    public static double[] Numbers(this JsonElement element, string name)
        => [.. element.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];

    /// <summary>An option, or its default.</summary>
    public static double Option(this JsonElement options, string name, double otherwise)
        => options.TryGetProperty(name, out JsonElement value) ? value.GetDouble() : otherwise;

    /// <summary>An option that may be absent.</summary>
    public static double? Option(this JsonElement options, string name)
        => options.TryGetProperty(name, out JsonElement value) ? value.GetDouble() : null;

    public static T[] As<T>(this double[] values)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
        => [.. values.Select(T.CreateChecked)];
}
