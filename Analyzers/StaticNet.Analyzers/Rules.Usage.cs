using Microsoft.CodeAnalysis;

namespace StaticNet.Analyzers;

/// <content>How a network is called.</content>
internal static partial class Rules
{
    public static readonly DiagnosticDescriptor WrongLength = Error("SN0501", Usage,
        "A buffer has the length that the network reads or writes",
        "'{0}' has {1} elements; the {2} of '{3}' has {4} ({5})");
}
