using Microsoft.CodeAnalysis;

namespace StaticNet.Analyzers;

/// <content>What can be built and is most likely not meant.</content>
internal static partial class Rules
{
    public static readonly DiagnosticDescriptor LinearPair = Warning("SN0401", Advice,
        "Two linear layers without an activation between them",
        "Nothing between '{0}' and '{1}' is nonlinear: together they are one linear layer, at the cost of two ({2} and {3} multiply-adds); give '{0}' an activation");

    public static readonly DiagnosticDescriptor RepeatedActivation = Warning("SN0402", Advice,
        "An activation is applied twice",
        "'{0}' applies {1} to what '{2}' has put through {3}: {4}");

    public static readonly DiagnosticDescriptor HiddenSoftmax = Warning("SN0403", Advice,
        "Softmax in a hidden layer",
        "'{0}' applies softmax, and '{1}' reads the result: values that sum to 1 hold a hidden layer back; use ReLU or another activation");

    public static readonly DiagnosticDescriptor FinalDropout = Warning("SN0404", Advice,
        "Dropout after the last layer",
        "'{0}' drops outputs of the network: nothing follows that could make up for them in training; remove it, or move it before '{1}'");

    public static readonly DiagnosticDescriptor ArgumentWithoutEffect = Warning("SN0405", Advice,
        "An argument has no effect",
        "{0} has no effect on [{1}]{2}");
}
