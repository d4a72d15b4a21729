using Microsoft.CodeAnalysis;

namespace StaticNet.Analyzers;

/// <content>The class that carries [Network] or [Block].</content>
internal static partial class Rules
{
    public static readonly DiagnosticDescriptor NotPartial = Error("SN0001", Class,
        "A network and the types around it are partial",
        "'{0}' has to be partial, so that the members of the network '{1}' can be generated");

    public static readonly DiagnosticDescriptor UnsupportedClass = Error("SN0002", Class,
        "A network is an ordinary class",
        "'{0}' is {1}; a network has to be an ordinary class, so {2}");

    public static readonly DiagnosticDescriptor LayerOnOtherPart = Error("SN0003", Class,
        "Layers stand on one part of the class",
        "[{0}] stands on another part of '{1}' than [{2}], where its place among the layers is not defined; move it there");

    public static readonly DiagnosticDescriptor LayersWithoutNetwork = Warning("SN0004", Class,
        "Layers without [Network]",
        "'{0}' has layers, but is not marked with [Network] or [Block]: nothing is generated for it");
}
