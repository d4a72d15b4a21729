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

    public static readonly DiagnosticDescriptor LayersNotInherited = Warning("SN0005", Class,
        "Layers are not inherited",
        "'{0}' derives from '{1}', whose layers it does not inherit; mark '{1}' with [Block] and take its layers in by [Use<{1}>]");

    public static readonly DiagnosticDescriptor ConditionalLayers = Info("SN0006", Class,
        "Conditional compilation leaves out layers",
        "{0} of '{1}' is left out of this build: with other symbols it is another network, which cannot load this one's parameters");

    public static readonly DiagnosticDescriptor ForeignLayer = Warning("SN0007", Class,
        "A layer is one of the runtime's, or a struct of one's own",
        "Nothing is made of [{0}] on '{1}': {2}");

    public static readonly DiagnosticDescriptor LayersWithoutNetwork = Warning("SN0004", Class,
        "Layers without [Network]",
        "'{0}' has layers, but is not marked with [Network] or [Block]: nothing is generated for it");

    public static readonly DiagnosticDescriptor BudgetWithoutNetwork = Warning("SN0008", Class,
        "A budget is a network's",
        "Nobody holds '{0}' to its [Budget]: it {1}");

    public static readonly DiagnosticDescriptor MemberInTheWay = Error("SN0009", Class,
        "Generated members have names of their own",
        "'{0}' is what a member is called that is generated for '{1}'; {2}");

    public static readonly DiagnosticDescriptor OtherElement = Error("SN0010", Class,
        "A network implements the interface of its precision",
        "'{0}' computes in {1}, and cannot implement {2}; {3}");

    public static readonly DiagnosticDescriptor ParametersStayZero = Warning("SN0011", Class,
        "A constructor draws the parameters",
        "This constructor of '{0}' leaves all parameters 0, from where training cannot start; let it call the generated one, ': this(seed: 0)'");

    public static readonly DiagnosticDescriptor HiddenMember = Warning("SN0012", Class,
        "Generated members hide none of a base class",
        "What is generated for '{0}' hides '{1}', and overrides nothing: who has a '{2}' calls that one; rename it, or make an interface of the base class");
}
