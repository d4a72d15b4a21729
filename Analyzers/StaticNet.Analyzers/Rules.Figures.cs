using Microsoft.CodeAnalysis;

namespace StaticNet.Analyzers;

/// <content>What a network costs and can do.</content>
internal static partial class Rules
{
    public static readonly DiagnosticDescriptor LayerFigures = new(
        "SN0701",
        "What a layer makes and costs",
        "{0}",
        Figures,
        DiagnosticSeverity.Info,
        isEnabledByDefault: false,
        helpLinkUri: HelpLink + "SN0701.md");

    public static readonly DiagnosticDescriptor OverBudget = Error("SN0702", Figures,
        "A network keeps its budget",
        "The network has {1} {0}, and its budget is {2}; most are {3}");

    public static readonly DiagnosticDescriptor NoSteps = Error("SN0703", Figures,
        "A network that is to run step by step can",
        "'{0}' has no Step, and cannot implement {1}: {2}");

    public static readonly DiagnosticDescriptor ManyMethods = Info("SN0704", Figures,
        "Code of many layers takes long to compile at run time",
        "'{0}' has {1} different layers that compute, each with methods of its own, which the JIT compiles at the first call (told from {2} on); publish with NativeAOT, or repeat equal layers, which share methods");
}
