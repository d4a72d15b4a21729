using Microsoft.CodeAnalysis;

namespace StaticNet.Analyzers;

/// <content>Names, and who reads whom.</content>
internal static partial class Rules
{
    public static readonly DiagnosticDescriptor InvalidName = Error("SN0201", Names,
        "A layer's name can be saved",
        "'{0}' cannot name a layer; a name is not empty, has no '/' or control character, and neither begins nor ends with a space");

    public static readonly DiagnosticDescriptor DuplicateName = Error("SN0202", Names,
        "Layers have different names",
        "Another layer is named '{0}' already; name this one differently");

    public static readonly DiagnosticDescriptor UnknownLayer = Error("SN0203", Names,
        "The layer that is read exists",
        "No layer is named '{0}'; {1}");

    public static readonly DiagnosticDescriptor ForwardReference = Error("SN0204", Names,
        "A layer reads earlier layers",
        "'{0}' reads '{1}', {2}; a layer can read earlier layers only");

    public static readonly DiagnosticDescriptor UnusedLayer = Error("SN0205", Names,
        "Every layer reaches the output",
        "'{0}' has no influence on the output '{1}'; {2}");
}
