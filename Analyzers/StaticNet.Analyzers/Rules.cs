using System;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers;

/// <summary>
/// Every diagnostic of StaticNet, a file for each category. To add one: a descriptor in the file of its category, a page in
/// Analyzers/docs, a line in AnalyzerReleases.Unshipped.md, and a test; a test of its own holds the four together. An error is
/// only what no network can be made from.
/// </summary>
internal static partial class Rules
{
    /// <summary>Where the pages are.</summary>
    public const string HelpLink = "https://github.com/staticnet/staticnet/blob/main/Analyzers/docs/";

    private const string Class = "StaticNet.Class";
    private const string Layers = "StaticNet.Layers";
    private const string Names = "StaticNet.Names";
    private const string Shapes = "StaticNet.Shapes";
    private const string Advice = "StaticNet.Advice";
    private const string Usage = "StaticNet.Usage";
    private const string Figures = "StaticNet.Figures";

    /// <summary>What shape inference finds. The one rule without a descriptor is reported by C# itself.</summary>
    public static ImmutableDictionary<ShapeRule, DiagnosticDescriptor> OfInference => InferenceRules.Descriptors;

    /// <summary>What <see cref="NetworkAnalyzer"/> reports: the rules of all categories that are about declarations.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfDeclarations => OfCategories(Class, Layers, Names, Shapes, Advice, Figures);

    /// <summary>What <see cref="StaticNet.Analyzers.Usage.UsageAnalyzer"/> reports.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfUsage => OfCategories(Usage);

    private static ImmutableArray<DiagnosticDescriptor> OfCategories(params string[] categories) => typeof(Rules)
        .GetFields(BindingFlags.Static | BindingFlags.Public)
        .Where(static field => field.FieldType == typeof(DiagnosticDescriptor))
        .Select(static field => (DiagnosticDescriptor)field.GetValue(null))
        .Where(rule => categories.Contains(rule.Category))
        .OrderBy(static rule => rule.Id, StringComparer.Ordinal)
        .ToImmutableArray();

    private static DiagnosticDescriptor Error(string id, string category, string title, string message) =>
        Make(id, category, title, message, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Warning(string id, string category, string title, string message) =>
        Make(id, category, title, message, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Info(string id, string category, string title, string message) =>
        Make(id, category, title, message, DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Make(string id, string category, string title, string message, DiagnosticSeverity severity) =>
        new(id, title, message, category, severity, isEnabledByDefault: true, helpLinkUri: HelpLink + id + ".md");
}
