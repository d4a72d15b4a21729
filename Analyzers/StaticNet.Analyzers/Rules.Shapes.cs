using Microsoft.CodeAnalysis;

namespace StaticNet.Analyzers;

/// <content>Arguments, and the shapes that follow from them.</content>
internal static partial class Rules
{
    public static readonly DiagnosticDescriptor ArgumentOutOfRange = Error("SN0301", Shapes,
        "An argument is in range",
        "{0} is {1}; it has to be {2}");

    public static readonly DiagnosticDescriptor WindowTooLarge = Error("SN0302", Shapes,
        "A window fits its input",
        "The {1} of [{0}] covers {2}, but only {3} arrives; {4}");

    public static readonly DiagnosticDescriptor GroupsDoNotDivide = Error("SN0303", Shapes,
        "Groups divide channels and filters",
        "{0} groups do not divide the {2} {1} evenly");

    public static readonly DiagnosticDescriptor DenseWithoutFlatten = Warning("SN0304", Shapes,
        "Dense reads an image pixel by pixel",
        "[Dense] on {0} works on each of the {1} pixels by itself; did you forget [Flatten], which makes that {2} values?");

    public static readonly DiagnosticDescriptor WrongRank = Error("SN0305", Shapes,
        "The layer reads so many axes",
        "[{0}] reads {2}, but {1} arrives; {3}");

    public static readonly DiagnosticDescriptor TooFewToJoin = Error("SN0306", Shapes,
        "A layer that joins others reads two or more",
        "[{1}] has {0} layers to join; name {2}, such as [{1}(\"a\", \"b\")]");

    public static readonly DiagnosticDescriptor ShapesDoNotFit = Error("SN0307", Shapes,
        "Layers that are joined have shapes that fit",
        "'{0}' is {1}, but '{2}' is {3}; [{4}] joins {5}");

    public static readonly DiagnosticDescriptor TensorTooLarge = Error("SN0308", Shapes,
        "A tensor is not too large",
        "The {0} has {1} elements; a tensor can have at most {2}");

    public static readonly DiagnosticDescriptor NetworkTooLarge = Error("SN0309", Shapes,
        "A network is not too large",
        "The network has {1} elements of {0}, padding included; it can have at most {2}");

    public static readonly DiagnosticDescriptor UnexpectedShape = Error("SN0310", Shapes,
        "A shape is as expected",
        "The shape here is {0}, not {1}: '{2}' makes it, {3}");

    public static readonly DiagnosticDescriptor WindowOutsideInput = Error("SN0330", Shapes,
        "A pooling window meets its input",
        "Window {1} of [{0}] along the {2} covers nothing but padding; use less padding or dilation");

    public static readonly DiagnosticDescriptor NotAMaxPooling = Error("SN0331", Shapes,
        "Unpooling names a max pooling layer",
        "[{0}] reverses a [{3}], but '{1}' is [{2}]; name a [{3}] layer");

    public static readonly DiagnosticDescriptor UnpoolingShape = Error("SN0332", Shapes,
        "Unpooling reads the shape that its pooling made",
        "{0} arrives, but '{1}' made {2}; only that shape can be unpooled");

    public static readonly DiagnosticDescriptor NotASequence = Error("SN0320", Shapes,
        "A recurrent layer reads a sequence",
        "[{0}] reads steps × features, but {1} arrives; {2}");

    public static readonly DiagnosticDescriptor StateShape = Error("SN0321", Shapes,
        "An initial state has the size of the state",
        "'{0}' has shape {1} and cannot be a state of this layer, which is a vector of {2}");

    public static readonly DiagnosticDescriptor ReshapeElements = Error("SN0322", Shapes,
        "A reshape keeps the number of elements",
        "{0} holds {1} elements, but {2} arrives{3}; a size of -1 follows from the others, where they divide it");

    public static readonly DiagnosticDescriptor NothingLeft = Error("SN0323", Shapes,
        "A crop leaves something",
        "[{0}] cuts {1} off an axis of {2} and leaves nothing of {3}");

    public static readonly DiagnosticDescriptor UnusableBlock = Error("SN0340", Shapes,
        "A block can be used",
        "'{0}' cannot be used as a block: it {1}");

    public static readonly DiagnosticDescriptor NotTimeDistributed = Error("SN0341", Shapes,
        "A layer can be applied to steps one by one",
        "[{0}] cannot be TimeDistributed: it {1}");

    public static readonly DiagnosticDescriptor CustomNotImplemented = Error("SN0350", Shapes,
        "A custom layer implements the interface for the network's precision",
        "'{0}' does not implement ICustomLayer<{1}>, which a network over {1} calls");

    public static readonly DiagnosticDescriptor CustomHidden = Error("SN0351", Shapes,
        "Generated code sees a custom layer",
        "Generated code does not see '{0}': it {1}; make it internal or public, in types that are");

    public static readonly DiagnosticDescriptor CustomSize = Error("SN0352", Shapes,
        "A custom layer's sizes are at least 1",
        "The {0} of '{1}' has a size of {2}: {3}");

    public static readonly DiagnosticDescriptor CustomParameter = Error("SN0353", Shapes,
        "A custom layer's parameters can be saved",
        "The parameter '{0}' of '{1}' cannot be made: {2}");

    public static readonly DiagnosticDescriptor AttentionShape = Error("SN0380", Shapes,
        "Keys and mask of attention fit its values",
        "'{0}' has shape {1}; as the {2} this layer reads {3}");

    public static readonly DiagnosticDescriptor NotAMultiple = Error("SN0381", Shapes,
        "What a layer splits divides evenly",
        "[{0}] needs a number of {1} that is a multiple of {2}, but there are {3}");
}
