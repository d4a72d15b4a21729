using Microsoft.CodeAnalysis;

namespace StaticNet.Analyzers;

/// <content>How a network is called.</content>
internal static partial class Rules
{
    public static readonly DiagnosticDescriptor WrongLength = Error("SN0501", Usage,
        "A buffer has the length that the network reads or writes",
        "'{0}' has {1} elements; the {2} of '{3}' has {4}{5}");

    public static readonly DiagnosticDescriptor SwappedBuffers = Error("SN0502", Usage,
        "Input comes first, then output",
        "'{0}' has {1} elements and '{2}' has {3}: they fit the other way round, since '{4}' reads {5} and writes {6}; swap them");

    public static readonly DiagnosticDescriptor WrongBatch = Error("SN0503", Usage,
        "A batch holds whole samples, as many in one buffer as in the other",
        "{0}");

    public static readonly DiagnosticDescriptor WrongDataset = Error("SN0504", Usage,
        "A dataset has the sizes of the network and its loss",
        "{0}");
}
