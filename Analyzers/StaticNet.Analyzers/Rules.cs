using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers;

/// <summary>
/// Every diagnostic of StaticNet. To add one: a line here, a page in Analyzers/docs, a line in AnalyzerReleases.Unshipped.md,
/// and a test; a test of its own holds the four together. An error is only what no network can be made from.
/// </summary>
internal static class Rules
{
    private const string Class = "StaticNet.Class";
    private const string Layers = "StaticNet.Layers";
    private const string Names = "StaticNet.Names";
    private const string Shapes = "StaticNet.Shapes";
    private const string Advice = "StaticNet.Advice";
    private const string Usage = "StaticNet.Usage";

    public static readonly DiagnosticDescriptor NotPartial = Error("SN0001", Class,
        "A network and the types around it are partial",
        "'{0}' has to be partial, so that the members of the network '{1}' can be generated");

    public static readonly DiagnosticDescriptor UnsupportedClass = Error("SN0002", Class,
        "A network is an ordinary class",
        "'{0}' is {1}; a network has to be an ordinary class, so {2}");

    public static readonly DiagnosticDescriptor LayerOnOtherPart = Error("SN0003", Class,
        "Layers stand on one part of the class",
        "[{0}] stands on another part of '{1}' than [{2}], where its place among the layers is not defined; move it there");

    public static readonly DiagnosticDescriptor LayersWithoutNetwork = Warning("SN0004", Class,
        "Layers without [Network]",
        "'{0}' has layers, but is not marked with [Network] or [Block]: nothing is generated for it");

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

    public static readonly DiagnosticDescriptor InvalidName = Error("SN0201", Names,
        "A layer's name can be saved",
        "'{0}' cannot name a layer; a name is not empty, has no '/' or control character, and neither begins nor ends with a space");

    public static readonly DiagnosticDescriptor DuplicateName = Error("SN0202", Names,
        "Layers have different names",
        "Another layer is named '{0}' already; name this one differently");

    public static readonly DiagnosticDescriptor UnknownLayer = Error("SN0203", Names,
        "The layer that is read exists",
        "No layer is named '{0}'; there are: {1}");

    public static readonly DiagnosticDescriptor ForwardReference = Error("SN0204", Names,
        "A layer reads earlier layers",
        "'{0}' reads '{1}', which does not come before it; a layer can read earlier layers only");

    public static readonly DiagnosticDescriptor UnusedLayer = Error("SN0205", Names,
        "Every layer reaches the output",
        "'{0}' has no influence on the output '{1}'; remove it, or let a layer on the way to the output read it");

    public static readonly DiagnosticDescriptor ArgumentOutOfRange = Error("SN0301", Shapes,
        "An argument is in range",
        "{0} is {1}; it has to be {2}");

    public static readonly DiagnosticDescriptor WindowTooLarge = Error("SN0302", Shapes,
        "A window fits its input",
        "The {1} of [{0}] covers {2}, but only {3} arrives; use a smaller {1}, less dilation, or Padding = Padding.Same");

    public static readonly DiagnosticDescriptor GroupsDoNotDivide = Error("SN0303", Shapes,
        "Groups divide channels and filters",
        "{0} groups do not divide the {2} {1} evenly");

    public static readonly DiagnosticDescriptor DenseWithoutFlatten = Warning("SN0304", Shapes,
        "Dense reads an image pixel by pixel",
        "[Dense] on {0} works on each of the {1} pixels by itself; did you forget [Flatten], which makes that {2} values?");

    public static readonly DiagnosticDescriptor NotAnImage = Error("SN0305", Shapes,
        "The layer reads so many axes",
        "[{0}] reads {2}, but {1} arrives");

    public static readonly DiagnosticDescriptor AddNeedsTwo = Error("SN0306", Shapes,
        "A layer that joins others reads two or more",
        "[{1}] has {0} layers to join; name {2}, such as [{1}(\"a\", \"b\")]");

    public static readonly DiagnosticDescriptor AddShapesDiffer = Error("SN0307", Shapes,
        "Layers that are joined have shapes that fit",
        "'{0}' is {1}, but '{2}' is {3}; [{4}] joins {5}");

    public static readonly DiagnosticDescriptor TensorTooLarge = Error("SN0308", Shapes,
        "A tensor is not too large",
        "The {0} has {1} elements; a tensor can have at most {2}");

    public static readonly DiagnosticDescriptor NetworkTooLarge = Error("SN0309", Shapes,
        "A network is not too large",
        "The network has {1} elements of {0}, padding included; it can have at most {2}");

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
        "[{0}] reads steps × features, but {1} arrives; give the input two sizes, such as [Input(100, 16)], and keep ReturnSequences in recurrent layers before this one");

    public static readonly DiagnosticDescriptor StateShape = Error("SN0321", Shapes,
        "An initial state has the size of the state",
        "'{0}' has shape {1} and cannot be a state of this layer, which is a vector of {2}");

    public static readonly DiagnosticDescriptor ReshapeElements = Error("SN0322", Shapes,
        "A reshape keeps the number of elements",
        "{0} is {1} elements, but {2} with {3} arrives; a size of -1 follows from the others, where they divide it");

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

    public static readonly DiagnosticDescriptor WrongLength = Error("SN0501", Usage,
        "A buffer has the length that the network reads or writes",
        "'{0}' has {1} elements; the {2} of '{3}' has {4} ({5})");

    /// <summary>What shape inference finds. The one rule without a descriptor is reported by C# itself.</summary>
    public static readonly ImmutableDictionary<ShapeRule, DiagnosticDescriptor> OfInference =
        new Dictionary<ShapeRule, DiagnosticDescriptor>
        {
            [ShapeRule.MissingInput] = MissingInput,
            [ShapeRule.InputNotFirst] = InputNotFirst,
            [ShapeRule.MissingLayer] = MissingLayer,
            [ShapeRule.InputRank] = InputRank,
            [ShapeRule.OutputTwice] = OutputTwice,
            [ShapeRule.UnsupportedLayer] = UnsupportedLayer,
            [ShapeRule.InvalidName] = InvalidName,
            [ShapeRule.DuplicateName] = DuplicateName,
            [ShapeRule.UnknownLayer] = UnknownLayer,
            [ShapeRule.ForwardReference] = ForwardReference,
            [ShapeRule.UnusedLayer] = UnusedLayer,
            [ShapeRule.ArgumentOutOfRange] = ArgumentOutOfRange,
            [ShapeRule.WindowTooLarge] = WindowTooLarge,
            [ShapeRule.GroupsDoNotDivide] = GroupsDoNotDivide,
            [ShapeRule.NotAMultiple] = NotAMultiple,
            [ShapeRule.NotAnImage] = NotAnImage,
            [ShapeRule.ReshapeElements] = ReshapeElements,
            [ShapeRule.NothingLeft] = NothingLeft,
            [ShapeRule.WindowOutsideInput] = WindowOutsideInput,
            [ShapeRule.NotAMaxPooling] = NotAMaxPooling,
            [ShapeRule.UnpoolingShape] = UnpoolingShape,
            [ShapeRule.NotASequence] = NotASequence,
            [ShapeRule.StateShape] = StateShape,
            [ShapeRule.AttentionShape] = AttentionShape,
            [ShapeRule.AddNeedsTwo] = AddNeedsTwo,
            [ShapeRule.AddShapesDiffer] = AddShapesDiffer,
            [ShapeRule.UnusableBlock] = UnusableBlock,
            [ShapeRule.NotTimeDistributed] = NotTimeDistributed,
            [ShapeRule.CustomNotImplemented] = CustomNotImplemented,
            [ShapeRule.CustomHidden] = CustomHidden,
            [ShapeRule.CustomSize] = CustomSize,
            [ShapeRule.CustomParameter] = CustomParameter,
            [ShapeRule.TensorTooLarge] = TensorTooLarge,
            [ShapeRule.NetworkTooLarge] = NetworkTooLarge,
        }.ToImmutableDictionary();

    /// <summary>What <see cref="NetworkAnalyzer"/> reports.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> OfDeclarations = OfInference.Values
        .Concat(new[]
        {
            NotPartial, UnsupportedClass, LayerOnOtherPart, LayersWithoutNetwork,
            DenseWithoutFlatten, LinearPair, RepeatedActivation, HiddenSoftmax, FinalDropout, ArgumentWithoutEffect,
        })
        .OrderBy(static rule => rule.Id)
        .ToImmutableArray();

    /// <summary>Where the pages are.</summary>
    public const string HelpLink = "https://github.com/staticnet/staticnet/blob/main/Analyzers/docs/";

    private static DiagnosticDescriptor Error(string id, string category, string title, string message) =>
        Make(id, category, title, message, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Warning(string id, string category, string title, string message) =>
        Make(id, category, title, message, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Make(string id, string category, string title, string message, DiagnosticSeverity severity) =>
        new(id, title, message, category, severity, isEnabledByDefault: true, helpLinkUri: HelpLink + id + ".md");
}
