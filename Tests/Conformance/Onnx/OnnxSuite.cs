using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using StaticNet.Tests.Networks;

namespace StaticNet.Tests.Conformance.Onnx;

/// <summary>All cases, mapped; and the networks of those that run, each declaration compiled once, a group at a time.</summary>
internal static class OnnxSuite
{
    private const int Group = 20;

    private static readonly Lazy<Dictionary<string, OnnxEntry>> s_entries = new(static () => OnnxTestData.Names().Select(Map).ToDictionary(static entry => entry.Name));

    private static readonly Lazy<string[]> s_declarations =
        new(static () => [.. Wanted.Select(static entry => Text(entry.Declaration!)).Distinct()]);

    private static readonly ConcurrentDictionary<int, Lazy<Assembly>> s_groups = new();

    /// <summary>All cases by name.</summary>
    public static IReadOnlyDictionary<string, OnnxEntry> Entries => s_entries.Value;

    /// <summary>The cases that run as networks.</summary>
    public static IEnumerable<OnnxEntry> Running => Entries.Values.Where(static entry => entry.Declaration is not null);

    /// <summary>
    /// The cases to run: all, or with a <see cref="TestScale"/> those of every so many declarations, or with STATICNET_ONNX_CASES those
    /// whose operators or names are among its comma-separated list.
    /// </summary>
    public static IEnumerable<OnnxEntry> Chosen
    {
        get
        {
            HashSet<string> chosen = [.. s_declarations.Value.Where((_, number) => number % TestScale.Step == 0)];
            return Wanted.Where(entry => chosen.Contains(Text(entry.Declaration!)));
        }
    }

    private static IEnumerable<OnnxEntry> Wanted
    {
        get
        {
            string[]? wanted = Environment.GetEnvironmentVariable("STATICNET_ONNX_CASES")?.Split(',');
            return Running.Where(entry => wanted is null || wanted.Contains(entry.Name) || wanted.Contains(entry.Operator));
        }
    }

    /// <summary>How many declarations the cases that run make.</summary>
    public static int Declarations => s_declarations.Value.Length;

    /// <summary>Whether a case is of an optimiser or a loss and has its own test.</summary>
    public static bool IsTraining(string name) => OnnxTrainingCases.Operators.Contains(name);

    /// <summary>The network of a case.</summary>
    public static INetwork<T> Create<T>(OnnxEntry entry)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        int number = Array.IndexOf(s_declarations.Value, Text(entry.Declaration!));
        Assembly assembly = s_groups.GetOrAdd(number / Group, static group => new Lazy<Assembly>(() => Compile(group))).Value;
        INetwork<T> network = CompiledNetworks.Instantiate<T>(assembly.GetType(ClassName(number, typeof(T) == typeof(double)), throwOnError: true)!);
        foreach ((string name, double[] values) in entry.Declaration!.Parameters)
        {
            network.Parameters[name].Write(values.To<T>());
        }

        return network;
    }

    private static OnnxEntry Map(string name)
    {
        OnnxCase @case = OnnxTestData.Read(name);
        string type = @case.Model.Nodes.Count > 0 ? @case.Model.Nodes[0].Operator : "Identity";
        if (IsTraining(type))
        {
            return new OnnxEntry(name, type, null, null);
        }

        Declarer declarer = new(@case);
        try
        {
            OnnxDeclaration declaration = declarer.Declare();
            return new OnnxEntry(
                name,
                string.Join("`, `", @case.Model.Nodes.Select(static node => node.Operator).Where(static type => type != "Constant").Distinct()),
                declaration,
                null);
        }
        catch (OnnxUnmappedException unmapped)
        {
            return new OnnxEntry(name, declarer.Node.Operator, null, unmapped.Message);
        }
    }

    private static Assembly Compile(int group) => CompiledNetworks.Compile(
        Enumerable.Range(group * Group, Math.Min(Group, s_declarations.Value.Length - (group * Group)))
            .SelectMany(static number => (string[])
            [
                Source(s_declarations.Value[number], number, isDouble: false), Source(s_declarations.Value[number], number, isDouble: true),
            ]));

    // With a pass of training, all samples belong to one tile.
    private static string Text(OnnxDeclaration declaration) =>
        $"Tile = {(declaration.Training ? declaration.Inputs[0].Samples.Length : 2).ToString(CultureInfo.InvariantCulture)})]\n{declaration.Text}";

    private static string Source(string text, int number, bool isDouble) =>
        $"using StaticNet;\n/// <summary>A case.</summary>\n[Network(Precision = {(isDouble ? "Precision.Double" : "Precision.Single")}, {text}\npublic sealed partial class {ClassName(number, isDouble)};\n";

    private static string ClassName(int number, bool isDouble) => (isDouble ? "Double" : "Net") + number.ToString(CultureInfo.InvariantCulture);
}
