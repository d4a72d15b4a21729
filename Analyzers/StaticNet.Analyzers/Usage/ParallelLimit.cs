using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNet.Analyzers.Usage;

/// <summary>How many threads a parallel loop or query is told to use.</summary>
internal static class ParallelLimit
{
    /// <summary>Whether it may be told to use one thread only.</summary>
    public static bool IsOne(IInvocationOperation call)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter?.Type.Name == "ParallelOptions")
            {
                return MayBeOne(argument.Value);
            }
        }

        // source.AsParallel().WithDegreeOfParallelism(n).Select(...), all of it written out.
        IOperation query = call;
        while (query is IInvocationOperation { Arguments: { Length: > 0 } arguments } step)
        {
            if (step.TargetMethod.Name == "WithDegreeOfParallelism")
            {
                return IsSmall(arguments[arguments.Length - 1].Value);
            }

            query = Origin.WithoutConversions(arguments[0].Value);
        }

        return query.Type?.Name == "ParallelQuery";
    }

    // Written out here: other options may be set later.
    private static bool MayBeOne(IOperation options) =>
        Origin.WithoutConversions(options) is not IObjectCreationOperation creation
        || (creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
            .Any(static setting =>
                setting.Target is IPropertyReferenceOperation { Property.Name: "MaxDegreeOfParallelism" } && IsSmall(setting.Value)) ?? false);

    private static bool IsSmall(IOperation value) =>
        value.ConstantValue.Value is 1
        || (!value.ConstantValue.HasValue
            && value is not IPropertyReferenceOperation { Property: { Name: "ProcessorCount", ContainingType.Name: "Environment" } });
}
