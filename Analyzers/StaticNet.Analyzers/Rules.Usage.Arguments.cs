using Microsoft.CodeAnalysis;

namespace StaticNet.Analyzers;

/// <content>What calls are given.</content>
internal static partial class Rules
{
    public static readonly DiagnosticDescriptor ValueOutOfRange = Error("SN0540", Usage,
        "A value is one that is taken",
        "'{0}' is {1}; {2} takes {3}");

    public static readonly DiagnosticDescriptor UnknownParameter = Error("SN0541", Usage,
        "The parameter that is asked for exists",
        "'{0}' has no parameter '{1}'; {2}");

    public static readonly DiagnosticDescriptor UnknownFigure = Error("SN0542", Usage,
        "The figure that a callback watches exists",
        "{0} watches '{1}', but this Fit has {2}; {3}");
}
