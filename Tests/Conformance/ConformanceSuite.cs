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

    private static readonly ConformanceCase[] s_cases = ConformanceCase.ReadAll("torch/layers");

    private static readonly ConformanceCase[] s_chosen = [.. s_cases.Where(static (_, number) => number % TestScale.Step == 0)];

    private static readonly Lazy<Dictionary<string, int>> s_numbers = new(static () => s_chosen
        .Select(static (@case, number) => (@case.Name, number)).ToDictionary(static entry => entry.Name, static entry => entry.number));

    private static readonly Lazy<Lazy<CompiledCase[]>[]> s_groups = new(static () =>
        [.. s_chosen.Chunk(Group).Select(static group => new Lazy<CompiledCase[]>(() => Compile(group)))]);

    /// <summary>All cases.</summary>
    public static IReadOnlyList<ConformanceCase> Cases => s_cases;

    /// <summary>Those to run, <see cref="TestScale"/>'s share.</summary>
    public static IReadOnlyList<ConformanceCase> Chosen => s_chosen;

    /// <summary>A case by name, one of those chosen.</summary>
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
        if (@case.Types.Length > 0)
        {
            yield return $"using System;\nusing System.Numerics;\nusing StaticNet;\n{string.Join("\n", @case.Types)}\n";
        }

        foreach (Type precision in (Type[])[typeof(float), typeof(double)])
        {
            string option = precision == typeof(double) ? "Double" : "Single";
            yield return $"using StaticNet;\n/// <summary>A case.</summary>\n[Network(Precision = Precision.{option}, Tile = {@case.Tile.ToString(CultureInfo.InvariantCulture)})]\n{@case.Text}public sealed partial class {Name(number, precision)};\n";
        }
    }

    private static string Name(int number, Type precision) => precision.Name + number.ToString(CultureInfo.InvariantCulture);
}
