using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNet.Analyzers.Usage;

/// <summary>Whether a thread that has been started is still running, for all that is known, where something else begins.</summary>
internal static class StillRunning
{
    /// <summary>Whether each run that comes to an operation comes by a start before it, and waits for nothing in between.</summary>
    /// <param name="start">The call that starts a thread.</param>
    /// <param name="later">What stands behind it in the source.</param>
    /// <param name="holder">What both use; null of what it is after another value is assigned to it.</param>
    public static bool At(IOperation start, IOperation later, ISymbol holder)
    {
        int from = start.Syntax.Span.End;
        int to = later.Syntax.SpanStart;
        HashSet<IOperation> around = new(Around(later));
        IOperation child = start;
        while (child.Parent is IOperation parent && !around.Contains(parent))
        {
            if (!LeadsOn(parent, child))
            {
                return false;
            }

            child = parent;
        }

        ISymbol? task = child is IVariableDeclarationGroupOperation or IExpressionStatementOperation ? HeldBy(start) : null;
        return from <= to
            && child.Parent is IOperation common
            && !IsChoice(common)
            && !common.Descendants().Any(each =>
                each.Syntax.SpanStart >= from && each.Syntax.SpanStart < to
                && !around.Contains(each)
                && (Waiting.Waits(each) || Assigns(each, holder) || IsOther(each, task)));
    }

    // What encloses it in the same function.
    private static IEnumerable<IOperation> Around(IOperation operation)
    {
        for (IOperation? node = operation.Parent; node is not null and not IAnonymousFunctionOperation and not ILocalFunctionOperation; node = node.Parent)
        {
            yield return node;
        }
    }

    // Behind it the thread is started for certain, and nobody has been handed it who may wait for it.
    private static bool LeadsOn(IOperation parent, IOperation child) => parent switch
    {
        IInvocationOperation call => child == call.Instance
            ? call.TargetMethod.Name == "Start"
            : call.TargetMethod.Name is "Add" or "Enqueue" or "Push",
        ILoopOperation or IAwaitOperation or IPropertyReferenceOperation or IUsingOperation or ISwitchCaseOperation or ISwitchExpressionArmOperation
            or IAnonymousFunctionOperation or ILocalFunctionOperation or ICatchClauseOperation or IReturnOperation => false,
        _ => !IsChoice(parent),
    };

    private static bool IsChoice(IOperation operation) =>
        operation is IConditionalOperation or ICoalesceOperation or ICoalesceAssignmentOperation or IConditionalAccessOperation or IBinaryOperation
            or ISwitchOperation or ISwitchExpressionOperation or ITryOperation;

    private static ISymbol? HeldBy(IOperation start)
    {
        while (start.Parent is IConversionOperation)
        {
            start = start.Parent;
        }

        return start.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
            ISimpleAssignmentOperation { Target: IMemberReferenceOperation target } => target.Member,
            ISimpleAssignmentOperation assignment => Origin.Local(assignment.Target),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Add" or "Enqueue" or "Push", Instance: IOperation list } } =>
                list is IMemberReferenceOperation field ? field.Member : Origin.Local(list),
            _ => (start as IInvocationOperation)?.Instance is IOperation thread ? Origin.Local(thread) : null,
        };
    }

    private static bool Assigns(IOperation operation, ISymbol holder) =>
        operation is IAssignmentOperation assignment && SymbolEqualityComparer.Default.Equals(SharedContext.HolderOf(assignment.Target), holder);

    // A task that goes elsewhere may be waited for there.
    private static bool IsOther(IOperation operation, ISymbol? task) => operation switch
    {
        // The object's own methods know its fields.
        IInvocationOperation { Instance: IInstanceReferenceOperation } => task is IFieldSymbol or IPropertySymbol,
        ILocalReferenceOperation local => IsOther(operation, local.Local, task),
        IMemberReferenceOperation member => IsOther(operation, member.Member, task),
        _ => false,
    };

    private static bool IsOther(IOperation reference, ISymbol named, ISymbol? task) =>
        task is not null
        && SymbolEqualityComparer.Default.Equals(named, task)
        && reference.Parent is not (IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Add" } }
            or IInvocationOperation { TargetMethod.Name: "Add" or "Enqueue" or "Push" }
            or IPropertyReferenceOperation { Parent: IAssignmentOperation });
}
