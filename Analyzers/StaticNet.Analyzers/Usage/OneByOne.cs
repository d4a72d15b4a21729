using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNet.Analyzers.Usage;

/// <summary>A loop that slices samples out of one buffer, runs each by itself, and writes the results into another.</summary>
internal sealed class OneByOne : UsageRule
{
    public override void OnCall(NetworkCall call)
    {
        // With a span for every input and output there is no batch.
        if (call.Kind != CallKind.Forward
            || call.Network is null
            || call.Operation.Arguments.Length != 2
            || call.Argument(0)?.Value is not IOperation input
            || call.Argument(1)?.Value is not IOperation output
            || LoopAround(call.Operation) is not IForLoopOperation { Locals: { Length: 1 } counters } loop
            || !IsSliceBy(input, counters[0], loop)
            || !IsSliceBy(output, counters[0], loop))
        {
            return;
        }

        call.Report(Rules.OneByOne, call.Operation.Syntax.GetLocation(), call.Network.Name, counters[0].Name);
    }

    // Nothing else is done in the loop: a result that is used at once, or made in turn of the one before, may need its turn.
    private static IForLoopOperation? LoopAround(IOperation call)
    {
        IOperation? statement = call.Parent;
        IOperation? around = statement is IExpressionStatementOperation ? statement.Parent : null;
        return around switch
        {
            IForLoopOperation loop => loop,
            IBlockOperation { Operations.Length: 1, Parent: IForLoopOperation loop } => loop,
            _ => null,
        };
    }

    // a.AsSpan(i * size, size), span.Slice(i * size, size), dataset.Input(i).
    private static bool IsSliceBy(IOperation operation, ILocalSymbol counter, IForLoopOperation loop)
    {
        if (Origin.WithoutConversions(operation) is not IInvocationOperation { TargetMethod.Name: "AsSpan" or "Slice" or "Input" } slice
            || (slice.TargetMethod.Name == "Input" && !RuntimeTypes.IsOurs(slice.TargetMethod.ContainingType, "Dataset")))
        {
            return false;
        }

        IOperation? whole = slice.Instance ?? slice.Arguments[0].Value;
        int starts = slice.Instance is null ? 1 : 0;
        return slice.Arguments.Length > starts
            && slice.Arguments[starts].Value.DescendantsAndSelf().Any(each => Origin.Local(each) is ILocalSymbol local && SymbolEqualityComparer.Default.Equals(local, counter))
            && Origin.WithoutConversions(whole) is IOperation buffer
            && buffer is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation
            && !loop.Locals.Any(local => SymbolEqualityComparer.Default.Equals(local, Origin.Local(buffer)));
    }
}
