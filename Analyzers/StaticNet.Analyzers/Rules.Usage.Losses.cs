using Microsoft.CodeAnalysis;

namespace StaticNet.Analyzers;

/// <content>How a network is trained: its outputs and their losses.</content>
internal static partial class Rules
{
    public static readonly DiagnosticDescriptor UnfitOutput = Error("SN0510", Usage,
        "A loss can take the shape of the output",
        "{0} asks for {1}, but '{3}' of '{2}' makes {4}{5}");

    public static readonly DiagnosticDescriptor MissingProbabilities = Warning("SN0511", Usage,
        "A loss of probabilities on an output that makes none",
        "{0} asks for probabilities, but '{1}' of '{2}' ends with {3}; set {4}");

    public static readonly DiagnosticDescriptor DoubledProbabilities = Warning("SN0512", Usage,
        "A loss from logits on an output of probabilities",
        "{0} with fromLogits: true applies a {1} to what '{2}' of '{3}' makes, which ends with {4} already; leave out fromLogits, or the activation");

    public static readonly DiagnosticDescriptor OtherProbabilities = Warning("SN0513", Usage,
        "A loss and an output of different kinds of probabilities",
        "{0} asks for {1}, but '{2}' of '{3}' ends with {4}, which {5}; {6}");

    public static readonly DiagnosticDescriptor UnreachableTargets = Warning("SN0514", Usage,
        "A loss asks for values that the output cannot take",
        "'{0}' of '{1}' ends with {2}: it {3} ({4}); {5}");

    public static readonly DiagnosticDescriptor BoundedRegression = Info("SN0515", Usage,
        "An output bounds what a loss of numbers compares",
        "'{0}' of '{1}' ends with {2}: it {3} ({4}); {5}");

    public static readonly DiagnosticDescriptor LossCount = Warning("SN0516", Usage,
        "Every output has a loss of its own",
        "'{0}' has {1}; {2}");

    public static readonly DiagnosticDescriptor MetricTargets = Warning("SN0517", Usage,
        "A metric fits the output and reads the labels that the loss reads",
        "{0}");

    public static readonly DiagnosticDescriptor WrongTotal = Error("SN0518", Usage,
        "A composite loss covers the output",
        "'{0}' has {1}; {2}: {3} of {4}");

    public static readonly DiagnosticDescriptor TooLongLabels = Warning("SN0519", Usage,
        "A label fits in the steps that it is read from",
        "{0} reads labels of {1} classes, but '{2}' of '{3}' makes {4} ({5}), and a step gives one class at most; hand on more steps, or say labelLength: {6}");
}
