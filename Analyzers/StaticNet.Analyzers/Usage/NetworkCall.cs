using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Usage;

/// <summary>A call of a network's or a trainer's member.</summary>
internal sealed class NetworkCall
{
    private readonly OperationAnalysisContext _context;

    private NetworkCall(OperationAnalysisContext context, CallKind kind, NetworkModels models)
    {
        _context = context;
        Kind = kind;
        Models = models;
        Operation = (IInvocationOperation)context.Operation;
        if (IsOfTrainer(kind))
        {
            Trainer = Operation.Instance is IOperation trainer
                ? TrainerCreation.Read(Origin.Find(trainer, Cancellation), models, Cancellation)
                : null;
            Network = Trainer?.Network;
        }
        else
        {
            // The class that declares the member; through the interface, what is known of the object.
            INamedTypeSymbol owner = Operation.TargetMethod.ContainingType;
            Network = DeclarationReader.IsNetwork(owner) ? owner : NetworkModels.TypeOf(Operation.Instance, Cancellation);
        }

        Model = models.Find(Network, Cancellation);
    }

    public CallKind Kind { get; }

    public IInvocationOperation Operation { get; }

    public NetworkModels Models { get; }

    /// <summary>The class of network that is called or trained; null where it may be any.</summary>
    public INamedTypeSymbol? Network { get; }

    /// <summary>Its model; null where it is not known or has errors.</summary>
    public NetworkModel? Model { get; }

    /// <summary>Where the trainer is made that is called; null where that is not known.</summary>
    public TrainerCreation? Trainer { get; }

    public CancellationToken Cancellation => _context.CancellationToken;

    /// <summary>What is called, if it is one of ours. Asked of every call in a project: names come first.</summary>
    public static NetworkCall? Read(OperationAnalysisContext context, NetworkModels models) =>
        KindOf((IInvocationOperation)context.Operation) is CallKind kind ? new NetworkCall(context, kind, models) : null;

    /// <summary>As <see cref="Kind"/>, of any call.</summary>
    public static CallKind? KindOf(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.IsStatic || method.Parameters.Length == 0)
        {
            return null;
        }

        ITypeSymbol first = method.Parameters[0].Type;
        return method.Name switch
        {
            "Forward" when IsBuffers(method) => CallKind.Forward,
            "Forward" when method.Parameters.Length == 3 && RuntimeTypes.IsOurs(first, "NetworkContext") => CallKind.ForwardBatch,
            "Step" when RuntimeTypes.IsOurs(first, "NetworkState") => CallKind.Step,
            "Step" when IsTrainer(method) => CallKind.TrainerStep,
            "Backward" or "BackwardFromLogits" when RuntimeTypes.IsOurs(first, "NetworkContext") => CallKind.Backward,
            "Load" when first.SpecialType == SpecialType.System_String && DeclarationReader.IsNetwork(method.ContainingType) => CallKind.Load,
            "Fit" when IsTrainer(method) => CallKind.Fit,
            "Evaluate" when IsTrainer(method) => CallKind.Evaluate,
            "Predict" when IsTrainer(method) => CallKind.Predict,
            _ => null,
        };
    }

    /// <summary>The argument for a parameter, if it is written.</summary>
    public IArgumentOperation? Argument(int ordinal) => Operation.Arguments.FirstOrDefault(argument =>
        argument.Parameter?.Ordinal == ordinal && argument.ArgumentKind == ArgumentKind.Explicit);

    /// <summary>The length of the buffer that is handed over for a parameter, where it is known.</summary>
    public int? LengthOf(int ordinal) =>
        Argument(ordinal) is IArgumentOperation argument ? ConstantLength.Find(argument.Value, Cancellation) : null;

    /// <summary>Reports at an argument.</summary>
    public void Report(DiagnosticDescriptor rule, int ordinal, params object[] texts) =>
        Report(rule, PlaceOf(ordinal), texts);

    public void Report(DiagnosticDescriptor rule, Location location, params object[] texts) =>
        _context.ReportDiagnostic(Diagnostic.Create(rule, location, texts));

    /// <summary>Reports at an argument, with what a fix may do.</summary>
    public void Report(DiagnosticDescriptor rule, int ordinal, Remedy? remedy, params object[] texts) =>
        Report(rule, PlaceOf(ordinal), remedy, texts);

    public void Report(DiagnosticDescriptor rule, Location location, Remedy? remedy, params object[] texts) =>
        _context.ReportDiagnostic(Remedy.Report(rule, location, remedy is null ? [] : [remedy], texts));

    /// <summary>Where an argument stands.</summary>
    public Location PlaceOf(int ordinal) => ExpressionOf(Argument(ordinal)!).GetLocation();

    /// <summary>An argument as it is written, shortened.</summary>
    public string TextOf(int ordinal) => SourceText.Of(ExpressionOf(Argument(ordinal)!));

    /// <summary>The expression of an argument; of one in parentheses Roslyn gives that alone.</summary>
    public static SyntaxNode ExpressionOf(IArgumentOperation argument) => (argument.Syntax as ArgumentSyntax)?.Expression ?? argument.Syntax;

    private static bool IsOfTrainer(CallKind kind) => kind is CallKind.TrainerStep or CallKind.Fit or CallKind.Evaluate or CallKind.Predict;

    private static bool IsTrainer(IMethodSymbol method) => RuntimeTypes.IsOurs(method.ContainingType, "Trainer");

    private static bool IsBuffers(IMethodSymbol method) =>
        method.Parameters.Length >= 2
        && RuntimeTypes.IsSystem(method.Parameters[0].Type, "ReadOnlySpan")
        && RuntimeTypes.IsSystem(method.Parameters[method.Parameters.Length - 1].Type, "Span");
}
