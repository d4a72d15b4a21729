using Microsoft.CodeAnalysis;

namespace StaticNet.Analyzers;

/// <content>Which layers there are, and in which order.</content>
internal static partial class Rules
{
    public static readonly DiagnosticDescriptor MissingInput = Error("SN0101", Layers,
        "A network has an input",
        "The network has no input; begin its layers with [Input(...)], such as [Input(28, 28, 1)]");

    public static readonly DiagnosticDescriptor InputNotFirst = Error("SN0103", Layers,
        "The input comes first",
        "[{0}] stands before [Input] and has nothing to read; move [Input] to the front");

    public static readonly DiagnosticDescriptor MissingLayer = Error("SN0104", Layers,
        "A network has a layer",
        "The network has an input and no layer; add one, such as [Dense(10)]");

    public static readonly DiagnosticDescriptor InputRank = Error("SN0105", Layers,
        "An input has one to four sizes",
        "The input has {0} sizes; it takes 1 to 4, such as [Input(784)] or [Input(28, 28, 1)]");

    public static readonly DiagnosticDescriptor OutputTwice = Error("SN0106", Layers,
        "A layer is output once",
        "'{0}' is an output already; name another layer, or remove this [Output]");

    public static readonly DiagnosticDescriptor UnsupportedLayer = Error("SN0107", Layers,
        "The compiler knows the layer",
        "[{0}] is not known to this version of the compiler; use the same version of StaticNet's runtime and generator");
}
