using Microsoft.CodeAnalysis;

namespace StaticNet.Analyzers;

/// <content>What works, and can be had for less or is most likely not meant.</content>
internal static partial class Rules
{
    public static readonly DiagnosticDescriptor OneByOne = Info("SN0530", Usage,
        "Samples run one by one where a batch would do",
        "Samples of '{0}' run one by one for each '{1}', and read all weights each time; Forward with a context whose Training is false, or a trainer's Predict, runs them together");

    public static readonly DiagnosticDescriptor TrainedAndLost = Info("SN0531", Usage,
        "A trained network is lost",
        "'{0}' is trained, and then '{1}' is neither saved, returned nor run: what it learnt is lost");

    public static readonly DiagnosticDescriptor UnscaledBytes = Info("SN0532", Usage,
        "Bytes go into a network as they are",
        "'{0}' is a byte, so '{1}' reads numbers from 0 to 255 by '{2}' ([{3}]); divide by 255, or put [Rescaling(1.0 / 255)] after the input");

    public static readonly DiagnosticDescriptor KeptThreads = Info("SN0533", Usage,
        "A trainer keeps its threads",
        "'{0}' keeps its threads after the last Step; declare it with 'using', or call Dispose");

    public static readonly DiagnosticDescriptor NetworkPerTurn = Info("SN0534", Usage,
        "A network is made anew in every turn of a loop",
        "Each turn of the loop makes a '{0}', draws its parameters and loads '{1}' over them; make and load it once, before the loop");
}
