using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNet.Analyzers.Usage;

/// <summary>A context, state or trainer that several threads use at once.</summary>
internal sealed class SharedContext : UsageRule
{
    public override void OnCall(NetworkCall call)
    {
        if (SharedBy(call.Operation) is IOperation shared
            && HolderOf(Origin.WithoutConversions(shared)) is ISymbol holder
            && SharingThreads.Of(call.Operation, holder) is string threads)
        {
            (string what, string remedy) = call.Kind switch
            {
                CallKind.Step => ("state", "make one for each by CreateState"),
                CallKind.ForwardBatch or CallKind.Backward => ("context", "make one for each by CreateContext"),
                _ => ("trainer", "make one for each, with a network of its own"),
            };
            call.Report(Rules.SharedContext, shared.Syntax.GetLocation(), SourceText.Of(shared.Syntax), what, threads, remedy);
        }
    }

    /// <summary>The symbol that holds a context; null where there may be another for each thread, as in an array, or a new one each time.</summary>
    public static ISymbol? HolderOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field =>
            field.Field.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "ThreadStaticAttribute") ? null : field.Field,
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation, Property: { IsIndexer: false } property } =>
            property.ContainingType.GetMembers().OfType<IFieldSymbol>()
                .Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property)) ? property : null,
        _ => null,
    };

    /// <summary>What a call writes to: its context, its state, or the trainer; null of other calls.</summary>
    public static IOperation? SharedBy(IInvocationOperation call) => NetworkCall.KindOf(call) switch
    {
        CallKind.TrainerStep or CallKind.Fit or CallKind.Evaluate or CallKind.Predict => call.Instance,
        CallKind.ForwardBatch or CallKind.Backward or CallKind.Step =>
            call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0)?.Value,
        _ => null,
    };
}
