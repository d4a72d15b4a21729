using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNet.Analyzers.Usage;

/// <summary>A loop that slices samples out of one buffer, runs each by itself, and writes the results into another.</summary>
internal sealed class OneByOne : UsageRule
{
    private const int LongestWay = 8;

    public override void OnCall(NetworkCall call)
    {
        // With a span for every input and output there is no batch.
        if (call.Kind != CallKind.Forward
            || call.Network is null
            || call.Operation.Arguments.Length != 2
            || call.Argument(0)?.Value is not IOperation input
            || call.Argument(1)?.Value is not IOperation output
            || SampleLoop.Around(call.Operation, call.Cancellation) is not SampleLoop loop
            || Slice(input, loop, call) is not (object from, ILocalSymbol counter)
            || Slice(output, loop, call) is not (object to, _)

            // What is read may be what has been written.
            || from.Equals(to))
        {
            return;
        }

        call.Report(Rules.OneByOne, call.Operation.Syntax.GetLocation(), call.Network.Name, counter.Name);
    }

    // a.AsSpan(i * size, size), span.Slice(i * size, size), span[i..(i + size)], dataset.Input(i): the buffer, and what counts.
    private static (object Buffer, ILocalSymbol Counter)? Slice(IOperation operation, SampleLoop loop, NetworkCall call)
    {
        operation = Origin.Find(operation, call.Cancellation);
        if (operation is IPropertyReferenceOperation { Property.Name: "Span", Instance: { } memory })
        {
            operation = Origin.Find(memory, call.Cancellation);
        }

        (IOperation? whole, IOperation? start, IOperation? length) = operation switch
        {
            IInvocationOperation { TargetMethod.Name: "AsSpan" or "AsMemory", Instance: null, Arguments: { Length: > 1 } arguments } =>
                (arguments[0].Value, arguments[1].Value, arguments.Length > 2 ? arguments[2].Value : null),
            IInvocationOperation { TargetMethod.Name: "Slice", Instance: { } instance, Arguments: { Length: > 0 } arguments } =>
                (instance, arguments[0].Value, arguments.Length > 1 ? arguments[1].Value : null),
            IInvocationOperation { TargetMethod: { Name: "Input" } method, Instance: { } data, Arguments: { Length: 1 } arguments }
                when RuntimeTypes.IsOurs(method.ContainingType, "Dataset") => (data, arguments[0].Value, null),
            IImplicitIndexerReferenceOperation { Argument: IRangeOperation { LeftOperand: { } left } } part => (part.Instance, left, null),
            IArrayElementReferenceOperation { Indices: { Length: 1 } indices } part when indices[0] is IRangeOperation { LeftOperand: { } left } =>
                (part.ArrayReference, left, null),
            _ => (null, null, (IOperation?)null),
        };
        if (whole is null || start is null)
        {
            return null;
        }

        // Windows that lie over each other are no batch as they are.
        start = Origin.Find(start, call.Cancellation);
        bool isElsewhere = loop.StepOf(start, call.Cancellation) is int step
            && length is not null
            && ConstantNumber.Find(length, call.Cancellation) is int size
            && step != size && step != -size;
        return !isElsewhere
            && loop.CounterIn(start) is ILocalSymbol counter
            && loop.CounterIn(whole) is null
            && BufferOf(whole, call) is object buffer
            ? (buffer, counter)
            : null;
    }

    // Behind the spans over it, as what holds or what makes it: one buffer in two spans is one.
    private static object? BufferOf(IOperation whole, NetworkCall call)
    {
        for (int i = 0; i < LongestWay; i++)
        {
            IOperation origin = Origin.Find(whole, call.Cancellation);
            switch (origin)
            {
                case ILocalReferenceOperation local:
                    return local.Local;
                case IParameterReferenceOperation parameter:
                    return parameter.Parameter;
                case IFieldReferenceOperation field:
                    return field.Field;
                case IInvocationOperation { TargetMethod.Name: "AsSpan" or "AsMemory", Instance: null, Arguments: { Length: > 0 } arguments }:
                    whole = arguments[0].Value;
                    break;
                case IPropertyReferenceOperation { Property.Name: "Span", Instance: { } memory }:
                    whole = memory;
                    break;
                default:
                    return Origin.WithoutConversions(whole) is ILocalReferenceOperation or IFieldReferenceOperation ? origin : null;
            }
        }

        return null;
    }
}
