using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using StaticNet.Generator.Layers;
using StaticNet.Tests.Networks;

namespace StaticNet.Tests.Conformance;

/// <summary>Whether the attributes, arguments and values that a case uses exist.</summary>
internal static partial class AttributeVocabulary
{
    private static readonly Assembly s_runtime = typeof(LayerAttribute).Assembly;

    private static readonly Lazy<bool> s_inputs = new(static () =>
        Compiles("[Input(2, Name = \"a\")]\n[Input(2, Name = \"b\")]\n[Add(\"a\", \"b\")]", static info => info.InputSize == 4));

    private static readonly Lazy<bool> s_outputs = new(static () =>
        Compiles("[Input(2)]\n[Dense(1, Name = \"a\")]\n[Dense(1, Name = \"b\")]\n[Output(\"a\")]\n[Output(\"b\")]", static info => info.OutputSize == 2));

    private static readonly Lazy<bool> s_sequences = new(static () => Compiles("[Input(2, 3)]\n[Dense(4)]", static info => info.OutputSize == 8));

    /// <summary>What attributes, given without brackets, use and there is not; empty if there is all.</summary>
    public static IReadOnlyList<string> Missing(IReadOnlyList<string> attributes)
    {
        List<string> missing = [];
        foreach (string line in attributes)
        {
            string text = Literal().Replace(line, "\"\"");
            string name = text.Split('(')[0];
            if (s_runtime.GetType($"StaticNet.{name}Attribute") is not Type attribute)
            {
                missing.Add(name);
                continue;
            }

            if (name is not "Input" and not "Output" && !LayerCatalog.Kinds.Contains(name))
            {
                missing.Add(name + " in the generator");
            }

            missing.AddRange(Argument().Matches(text).Select(static match => match.Groups[1].Value)
                .Where(argument => attribute.GetProperty(argument) is null).Select(argument => $"{name}.{argument}"));
            missing.AddRange(Value().Matches(text)
                .Where(static match => s_runtime.GetType("StaticNet." + match.Groups[1].Value) is not { IsEnum: true } type || !Enum.IsDefined(type, match.Groups[2].Value))
                .Select(static match => match.Value));
        }

        if (Count("Input(") > 1 && !s_inputs.Value)
        {
            missing.Add("several inputs");
        }

        if (Count("Output(") > 1 && !s_outputs.Value)
        {
            missing.Add("several outputs");
        }

        if (attributes[0].Contains(',', StringComparison.Ordinal) && Count("Dense(") > 0 && Count("Flatten(") + Count("Global") == 0 && !s_sequences.Value)
        {
            missing.Add("Dense on the last axis");
        }

        return missing;

        int Count(string start) => attributes.Count(line => line.StartsWith(start, StringComparison.Ordinal));
    }

    private static bool Compiles(string attributes, Func<NetworkInfo, bool> holds)
    {
        try
        {
            return holds(CompiledNetworks.Create<double>(attributes).Info);
        }
        catch (Exception exception) when (exception is Xunit.Sdk.XunitException or TargetInvocationException or InvalidOperationException)
        {
            return false;
        }
    }

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\b([A-Z]\w*) = ")]
    private static partial Regex Argument();

    [GeneratedRegex(@"\b([A-Z]\w*)\.([A-Z]\w*)")]
    private static partial Regex Value();
}
