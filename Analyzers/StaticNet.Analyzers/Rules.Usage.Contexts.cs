using Microsoft.CodeAnalysis;

namespace StaticNet.Analyzers;

/// <content>What a network is called with beside its buffers: contexts, states, files.</content>
internal static partial class Rules
{
    public static readonly DiagnosticDescriptor ForeignContext = Error("SN0520", Usage,
        "A context or state belongs to the network that made it",
        "'{0}' is a {1} of {2}, and no other can use it; make one of {3}");

    public static readonly DiagnosticDescriptor ForeignWeights = Warning("SN0521", Usage,
        "A weight file of another network",
        "'{0}' holds what '{1}' was saved to it: '{2}' cannot load that, {3}");

    public static readonly DiagnosticDescriptor SharedContext = Warning("SN0522", Usage,
        "A context, state or trainer is used by one thread at a time",
        "'{0}' is one {1} for all threads of {2}, which overwrite each other's values in it; {3}");

    public static readonly DiagnosticDescriptor BackwardWithoutForward = Warning("SN0523", Usage,
        "Backward needs a training pass of Forward",
        "'{0}' holds no training pass for Backward: {1}");

    public static readonly DiagnosticDescriptor TrainingModeLeftOn = Warning("SN0524", Usage,
        "Predictions in training mode",
        "'{0}' is in training mode, in which '{1}' ([{2}]) makes other predictions than Forward of one sample; set its Training to false, or call Backward");
}
