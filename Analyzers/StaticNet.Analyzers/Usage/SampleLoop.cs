using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNet.Analyzers.Usage;

/// <summary>A loop that does nothing but one call, and counts: what it does together may be done in any order.</summary>
internal sealed class SampleLoop
{
    // What each local that counts grows by in a turn; null where that is not known.
    private readonly Dictionary<ISymbol, int?> _steps = new(SymbolEqualityComparer.Default);

    private SampleLoop()
    {
    }

    /// <summary>The loop around a call; null where it does something else, which may need the result of its turn.</summary>
    public static SampleLoop? Around(IInvocationOperation call, CancellationToken cancellation)
    {
        IOperation? around = call.Parent is IExpressionStatementOperation statement ? statement.Parent : null;
        IEnumerable<IOperation> beside = [];
        if (around is IBlockOperation { Parent: ILoopOperation } block)
        {
            beside = block.Operations.Where(operation => operation != call.Parent);
            around = block.Parent;
        }

        SampleLoop loop = new();
        switch (around)
        {
            case IForLoopOperation { Condition: { } condition } each:
                return beside.Concat(each.AtLoopBottom).All(turn => loop.IsCounting(turn, cancellation)) && loop.EndsBy(condition) ? loop : null;
            case IWhileLoopOperation { Condition: { } condition }:
                return beside.All(turn => loop.IsCounting(turn, cancellation)) && loop.EndsBy(condition) ? loop : null;
            case IForEachLoopOperation { Locals: { Length: 1 } locals } each
                when Origin.WithoutConversions(each.Collection) is IInvocationOperation
                {
                    TargetMethod: { Name: "Range", ContainingType.Name: "Enumerable" },
                }:
                loop._steps[locals[0]] = 1;
                return beside.All(turn => loop.IsCounting(turn, cancellation)) ? loop : null;
            default:
                return null;
        }
    }

    /// <summary>A local that counts, if an expression has one.</summary>
    public ILocalSymbol? CounterIn(IOperation operation) => operation.DescendantsAndSelf()
        .Select(static each => (each as ILocalReferenceOperation)?.Local)
        .FirstOrDefault(local => local is not null && _steps.ContainsKey(local));

    /// <summary>How far an expression goes on in a turn, such as 4 for <c>i * 4</c>; null where not known.</summary>
    public int? StepOf(IOperation operation, CancellationToken cancellation) => Origin.WithoutConversions(operation) switch
    {
        ILocalReferenceOperation counter => _steps.TryGetValue(counter.Local, out int? step) ? step : null,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } product =>
            (StepOf(product.LeftOperand, cancellation) * ConstantNumber.Find(product.RightOperand, cancellation))
                ?? (StepOf(product.RightOperand, cancellation) * ConstantNumber.Find(product.LeftOperand, cancellation)),
        _ => null,
    };

    // i++, i += 4, i = i + 4, or a local that is computed or sliced of such.
    private bool IsCounting(IOperation operation, CancellationToken cancellation)
    {
        if (operation is IExpressionStatementOperation { Operation: { } change })
        {
            (IOperation? target, int? step) = change switch
            {
                IIncrementOrDecrementOperation count => (count.Target, (int?)(count.Kind == OperationKind.Increment ? 1 : -1)),
                ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } sum => (sum.Target, ConstantNumber.Find(sum.Value, cancellation)),
                ICompoundAssignmentOperation sum => (sum.Target, null),
                ISimpleAssignmentOperation { IsRef: false } assignment => (assignment.Target, null),
                _ => (null, null),
            };
            if (Origin.Local(target) is not { Type.SpecialType: SpecialType.System_Int32 } local || !IsPlain(change))
            {
                return false;
            }

            _steps[local] = _steps.ContainsKey(local) ? null : step;
            return true;
        }

        return operation is IVariableDeclarationGroupOperation && IsPlain(operation);
    }

    // By a counter, and nothing that is read anew in each turn.
    private bool EndsBy(IOperation condition) => CounterIn(condition) is not null && IsPlain(condition);

    // It calls nothing, and makes nothing, but parts of a buffer.
    private static bool IsPlain(IOperation operation) => !operation.DescendantsAndSelf().Any(static each =>
        each is IAwaitOperation or IObjectCreationOperation or IArrayCreationOperation or IAnonymousFunctionOperation
        || each is IInvocationOperation { TargetMethod.Name: not ("AsSpan" or "Slice" or "Input") });
}
