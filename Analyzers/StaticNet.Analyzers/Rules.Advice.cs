using Microsoft.CodeAnalysis;

namespace StaticNet.Analyzers;

/// <content>What can be built and is most likely not meant.</content>
internal static partial class Rules
{
    public static readonly DiagnosticDescriptor LinearPair = Warning("SN0401", Advice,
        "Two linear layers without an activation between them",
        "Nothing between '{0}' and '{1}' is nonlinear: together they are one linear layer, at the cost of {2} ({3} multiply-adds); {4}");

    public static readonly DiagnosticDescriptor RepeatedActivation = Warning("SN0402", Advice,
        "An activation is applied twice",
        "'{0}' applies {1} to what '{2}' has put through {3}: {4}");

    public static readonly DiagnosticDescriptor HiddenSoftmax = Warning("SN0403", Advice,
        "Softmax in a hidden layer",
        "'{0}' applies softmax, and '{1}' reads the result: {2}");

    public static readonly DiagnosticDescriptor FinalDropout = Warning("SN0404", Advice,
        "Dropout after the last layer",
        "'{0}' drops outputs of the network: nothing follows that could make up for them in training; remove it, or move it before '{1}'");

    public static readonly DiagnosticDescriptor ArgumentWithoutEffect = Warning("SN0405", Advice,
        "An argument has no effect",
        "{0} has no effect on [{1}]{2}");

    public static readonly DiagnosticDescriptor VanishingGradient = Info("SN0406", Advice,
        "Gradients vanish in a chain of saturating activations",
        "{0} hidden layers one after the other saturate ('{1}': {2}): {3}; use ReLU or GELU, or normalise between them");

    public static readonly DiagnosticDescriptor CancelledBias = Info("SN0407", Advice,
        "A normalisation cancels a bias",
        "The bias of '{0}' ({2} numbers) has no effect: '{1}' takes it away with the mean of every channel; use UseBias = false");

    public static readonly DiagnosticDescriptor DropoutBeforeNormalization = Info("SN0408", Advice,
        "Dropout before batch normalisation",
        "'{0}' drops values before '{1}', which in training measures up to {2} times the variance of inference; move the dropout behind it");

    public static readonly DiagnosticDescriptor NoNoise = Warning("SN0409", Advice,
        "Dropout or noise of nothing",
        "'{0}' changes nothing: its {1} is 0; give it a larger one, or remove it");

    public static readonly DiagnosticDescriptor SingleSoftmax = Warning("SN0410", Advice,
        "Softmax of a single value",
        "'{0}' applies {1} along the last axis of {2}, to one value: the result is always {3}; use {4}, or more than one unit");

    public static readonly DiagnosticDescriptor UnsuitableInitializer = Info("SN0411", Advice,
        "An initialiser suits the activation",
        "'{0}' begins with {1}, but {2} follows: use {3}");

    public static readonly DiagnosticDescriptor EqualUnits = Warning("SN0412", Advice,
        "Hidden units begin alike",
        "All weights of the {0} units of '{1}' begin as {2}, {3}; use a random initialiser");

    public static readonly DiagnosticDescriptor FadingSignal = Info("SN0413", Advice,
        "A signal fades in many layers with ReLU",
        "The {0} layers from '{1}' to '{2}' begin with Glorot's initialiser, made for activations that let all through: ReLU leaves {3} of a signal's mean square; use Initializer.HeNormal, normalisation or shortcuts");

    public static readonly DiagnosticDescriptor SelfNormalization = Info("SN0414", Advice,
        "SELU beside what disturbs it",
        "'{0}' after '{1}' {2}");

    public static readonly DiagnosticDescriptor SmallReceptiveField = Info("SN0415", Advice,
        "Global pooling of units that see little",
        "Each position that '{0}' pools has seen {1} of the {2} that go in: what is larger, the network knows by its parts only; add layers, strides or dilation before it");

    public static readonly DiagnosticDescriptor JoinedWithItself = Warning("SN0416", Advice,
        "A layer is joined with itself",
        "[{0}] joins '{1}' with itself; name another layer");

    public static readonly DiagnosticDescriptor SingleStatistic = Warning("SN0417", Advice,
        "A normalisation of single values",
        "'{0}' normalises every value of {1} by itself, which leaves nothing of it, or its sign; {2}");

    public static readonly DiagnosticDescriptor NoChange = Info("SN0418", Advice,
        "A layer changes nothing",
        "'{0}' makes of {1} what it is already; remove it");

    public static readonly DiagnosticDescriptor SkippedInput = Info("SN0419", Advice,
        "Windows step over their input",
        "Of every {1} {3}, the windows of '{0}' meet {2}, with a size of {4}, a dilation of {5} and steps of {1}; the others have no influence");

    public static readonly DiagnosticDescriptor CutLogits = Warning("SN0420", Advice,
        "An output's probabilities are cut",
        "'{0}' reads what '{1}' has put through {2}: {3}; leave '{1}' linear");

    public static readonly DiagnosticDescriptor WholeDivision = Warning("SN0421", Advice,
        "A fraction is lost in a division of whole numbers",
        "'{0}' divides whole numbers: it is {1}; write {2}");

    public static readonly DiagnosticDescriptor BrokenIndices = Warning("SN0422", Advice,
        "Fractions where whole numbers are looked up",
        "'{0}' makes numbers with fractions {2}of what '{1}' looks up by whole ones, which makes Forward throw; put it behind '{1}', or remove it");

    public static readonly DiagnosticDescriptor TwoActivations = Info("SN0423", Advice,
        "Two activations one after the other",
        "'{0}' applies {1} to what '{2}' has put through {3}, and no layer with weights is between them; remove one of the two");

    public static readonly DiagnosticDescriptor ChannelsFirst = Warning("SN0424", Advice,
        "Channels stand last",
        "This is an image of {0} rows with {1} channels, over which windows slide; if its channels stand first, write {2} and order the data so");

    public static readonly DiagnosticDescriptor SmallMomentum = Info("SN0425", Advice,
        "Running statistics keep little",
        "The running statistics of '{0}' keep {1} of themselves at each step and take the rest from one batch: Momentum is Keras' share of the old; PyTorch's momentum of {1} is {2} here");

    public static readonly DiagnosticDescriptor TorchOrder = Warning("SN0426", Advice,
        "Three numbers of a convolution are filters, height and width",
        "'{0}' has {1} filters, as many as channels arrive, and a kernel of {2}: these look like PyTorch's channels, filters and size; the channels that arrive are known here, so write [{3}]");
}
