using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using StaticNet.Tests.Reference;
using Xunit;

namespace StaticNet.Tests.Networks;

/// <summary>
/// The random networks that all numeric tests share. They are compiled a handful at a time, when the first of them is asked
/// for; <see cref="TestScale"/> takes fewer of them.
/// </summary>
internal static class NetworkSuite
{
    private const int Group = 10;

    private static readonly ConcurrentDictionary<int, Lazy<NetworkCase[]>> s_groups = new();

    // Where a class may stand: name it to know that the generator reaches it there.
    private static readonly (string Before, string After, string Path)[] s_places =
    [
        ("", "", "{0}"),
        ("namespace Networks.Of.Tests;\n", "", "Networks.Of.Tests.{0}"),
        ("namespace A.System.StaticNet {\n", "}\n", "A.System.StaticNet.{0}"),
        ("internal static partial class Outer{0} {\n", "}\n", "Outer{0}+{0}"),
        ("namespace B { internal partial record struct Generic{0}<T> where T : struct {\n", "} }\n", "B.Generic{0}`1+{0}"),
    ];

    /// <summary>How many networks there are.</summary>
    public static int Count { get; } = Math.Max(9, (int)(120 * TestScale.Value));

    /// <summary>The numbers of all networks.</summary>
    public static TheoryData<int> All => [.. Enumerable.Range(0, Count)];

    /// <summary>The numbers of every so many networks, for what need not be seen on each.</summary>
    public static TheoryData<int> Some => [.. Enumerable.Range(0, Count).Where(static number => number % 5 == 1)];

    public static NetworkCase Get(int number) =>
        s_groups.GetOrAdd(number / Group, static group => new Lazy<NetworkCase[]>(() => Compile(group))).Value[number % Group];

    private static NetworkCase[] Compile(int group)
    {
        int[] numbers = [.. Enumerable.Range(group * Group, Math.Min(Group, Count - (group * Group)))];
        ReferenceNetwork[] networks = [.. numbers.Select(RandomNetworks.Draw)];
        Assembly assembly = CompiledNetworks.Compile(numbers.SelectMany((number, i) =>
            (string[])[Source(number, networks[i], Precision.Single), Source(number, networks[i], Precision.Double)]));
        return [.. numbers.Select((number, i) => new NetworkCase(
            number, networks[i], Find(assembly, number, Precision.Single), Find(assembly, number, Precision.Double)))];
    }

    private static string Source(int number, ReferenceNetwork network, Precision precision)
    {
        (string before, string after, _) = s_places[number % s_places.Length];
        string name = Name(number, precision);
        List<string> options = [];
        if (precision == Precision.Double)
        {
            options.Add("Precision = Precision.Double");
        }

        if (network.Tile > 0)
        {
            options.Add($"Tile = {network.Tile.ToString(CultureInfo.InvariantCulture)}");
        }

        string list = options.Count == 0 ? "" : $"({string.Join(", ", options)})";
        return "using StaticNet;\n" + before.Replace("{0}", name, StringComparison.Ordinal) +
            $"/// <summary>Network {number.ToString(CultureInfo.InvariantCulture)}.</summary>\n[Network{list}]\n{network.Attributes}public sealed partial class {name};\n" + after;
    }

    private static string Name(int number, Precision precision) =>
        (precision == Precision.Double ? "Double" : "Net") + number.ToString(CultureInfo.InvariantCulture);

    private static Type Find(Assembly assembly, int number, Precision precision)
    {
        string path = s_places[number % s_places.Length].Path.Replace("{0}", Name(number, precision), StringComparison.Ordinal);
        Type type = assembly.GetType(path, throwOnError: true)!;
        return type.IsGenericTypeDefinition ? type.MakeGenericType(typeof(int)) : type;
    }
}
