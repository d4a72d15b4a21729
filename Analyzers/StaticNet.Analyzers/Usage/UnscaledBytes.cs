using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using StaticNet.Analyzers.Advice;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Usage;

/// <summary>Bytes that become an input as they are, from 0 to 255, where nothing in the network scales them.</summary>
internal sealed class UnscaledBytes : UsageRule
{
    public override void OnCall(NetworkCall call)
    {
        if (call is { Kind: CallKind.Forward, Model: { Inputs.Count: 1 } model }
            && call.Argument(0)?.Value is IOperation input
            && BytesIn(Whole(input), call) is IOperation bytes
            && ReaderOf(model) is Node reader)
        {
            call.Report(
                Rules.UnscaledBytes,
                bytes.Syntax.GetLocation(),
                SourceText.Of(bytes.Syntax),
                call.Network!.Name,
                reader.Name,
                reader.Kind);
        }
    }

    // Where a buffer gets a byte, if it gets nothing else.
    private static IOperation? BytesIn(IOperation input, NetworkCall call)
    {
        if (Origin.Local(input) is not ILocalSymbol local)
        {
            return ByteSequence.ConversionIn(input, call.Cancellation);
        }

        LocalUses uses = LocalUses.Of(call.Operation);
        IOperation? value = uses.OnlyValue(local);
        IOperation? bytes = value is null ? null : ByteSequence.ConversionIn(value, call.Cancellation);
        if (value is null || (bytes is null && !IsEmptyBuffer(value)))
        {
            return null;
        }

        foreach (ILocalReferenceOperation use in uses.References(local))
        {
            IOperation? element = ElementOf(use);
            if (element?.Parent is ISimpleAssignmentOperation assignment && assignment.Target == element)
            {
                if (!ByteSequence.IsByte(assignment.Value))
                {
                    return null;
                }

                bytes ??= assignment.Value;
            }
            else if (!IsRead(use, element))
            {
                return null;
            }
        }

        return bytes;
    }

    // x, x.AsSpan(), x.AsSpan(0, 784).
    private static IOperation Whole(IOperation operation) =>
        Origin.WithoutConversions(operation) is IInvocationOperation { TargetMethod.Name: "AsSpan", Instance: null, Arguments: { Length: > 0 } arguments }
            ? arguments[0].Value
            : operation;

    private static bool IsEmptyBuffer(IOperation value) =>
        Origin.WithoutConversions(value) is IArrayCreationOperation { Initializer: null }
            or { Syntax: StackAllocArrayCreationExpressionSyntax { Initializer: null } };

    // x[i], of an array or a span.
    private static IOperation? ElementOf(ILocalReferenceOperation use) => use.Parent switch
    {
        IArrayElementReferenceOperation element when element.ArrayReference == use => element,
        IPropertyReferenceOperation { Property.IsIndexer: true } element when element.Instance == use => element,
        _ => null,
    };

    // Handed to Forward, asked for its length, or an element of it that is read.
    private static bool IsRead(IOperation use, IOperation? element)
    {
        if (element is not null)
        {
            return element.Parent is not (ICompoundAssignmentOperation or IIncrementOrDecrementOperation or IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out })
                && element.Parent is not ITupleOperation and not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } };
        }

        IOperation? node = use.Parent;
        if (node is IPropertyReferenceOperation { Property.Name: "Length" })
        {
            return true;
        }

        while (node is IConversionOperation or IArgumentOperation
            || node is IInvocationOperation { TargetMethod: { Name: "AsSpan", ContainingType.Name: "MemoryExtensions" } })
        {
            node = node.Parent;
        }

        return node is IInvocationOperation call && NetworkCall.KindOf(call) == CallKind.Forward;
    }

    // The one layer that weighs the input as it is; none where a layer before it may scale it.
    private static Node? ReaderOf(NetworkModel model)
    {
        ModelView view = new(model);
        Node node = model.Nodes[model.Inputs[0]];
        while (view.OnlyReader(node) is Node reader)
        {
            Layer layer = ModelView.LayerOf(reader);
            if (layer.HasKernel)
            {
                return view.OnlyReader(reader) is Node next && ModelView.NormalizesBatch(next) ? null : reader;
            }

            if (!layer.KeepsValues)
            {
                return null;
            }

            node = reader;
        }

        return null;
    }
}
