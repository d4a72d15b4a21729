using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using StaticNet.Tests.Networks;
using Xunit.Sdk;

namespace StaticNet.Tests.Conformance;

/// <summary>The cases of the folder torch/layers, compiled a handful at a time when the first of them is asked for.</summary>
internal static class ConformanceSuite
{
    private const int Group = 20;

    private static readonly ConformanceCase[] s_all = ConformanceCase.ReadAll("torch/layers");

    private static readonly Lazy<Dictionary<string, IReadOnlyList<string>>> s_leftOut = new(static () => s_all
        .Select(static @case => (@case.Name, Missing: AttributeVocabulary.Missing(@case.Attributes)))
        .Where(static entry => entry.Missing.Count > 0)
        .ToDictionary(static entry => entry.Name, static entry => entry.Missing));

    private static readonly Lazy<ConformanceCase[]> s_cases = new(static () => [.. s_all.Where(static @case => !LeftOut.ContainsKey(@case.Name))]);

    private static readonly Lazy<Dictionary<string, int>> s_numbers = new(static () => s_cases.Value
        .Select(static (@case, number) => (@case.Name, number)).ToDictionary(static entry => entry.Name, static entry => entry.number));

    private static readonly Lazy<Lazy<CompiledCase[]>[]> s_groups = new(static () =>
        [.. s_cases.Value.Chunk(Group).Select(static group => new Lazy<CompiledCase[]>(() => Compile(group)))]);

    /// <summary>All cases, whether their layers exist or not.</summary>
    public static IReadOnlyList<ConformanceCase> All => s_all;

    /// <summary>The cases whose layers exist.</summary>
    public static IReadOnlyList<ConformanceCase> Cases => s_cases.Value;

    /// <summary>The names of the other cases, and what each of them lacks.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> LeftOut => s_leftOut.Value;

    /// <summary>A case by name.</summary>
    public static CompiledCase Get(string name)
    {
        int number = s_numbers.Value[name];
        return s_groups.Value[number / Group].Value[number % Group];
    }

    private static CompiledCase[] Compile(ConformanceCase[] cases)
    {
        try
        {
            Assembly assembly = CompiledNetworks.Compile(cases.SelectMany(Sources));
            return [.. cases.Select((@case, i) => new CompiledCase(@case, Find(assembly, i)))];
        }
        catch (XunitException exception)
        {
            // One that does not compile is not to hide the others.
            return cases.Length == 1
                ? [new CompiledCase(cases[0], _ => throw exception)]
                : [.. cases.SelectMany(static @case => Compile([@case]))];
        }
    }

    private static Func<Type, Type> Find(Assembly assembly, int number) => precision => assembly.GetType(Name(number, precision), throwOnError: true)!;

    private static IEnumerable<string> Sources(ConformanceCase @case, int number)
    {
        foreach (Type precision in (Type[])[typeof(float), typeof(double)])
        {
            string option = precision == typeof(double) ? "Double" : "Single";
            yield return $"using StaticNet;\n/// <summary>A case.</summary>\n[Network(Precision = Precision.{option}, Tile = {@case.Tile.ToString(CultureInfo.InvariantCulture)})]\n{@case.Text}public sealed partial class {Name(number, precision)};\n";
        }
    }

    private static string Name(int number, Type precision) => precision.Name + number.ToString(CultureInfo.InvariantCulture);
}
