using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNet.Analyzers.Usage;

/// <summary>Code of which a test says that it throws.</summary>
internal static class ExpectedThrow
{
    /// <summary>Whether something happens in a lambda that is handed to <c>Assert.Throws</c> or the like.</summary>
    public static bool Contains(IOperation operation)
    {
        bool isInLambda = false;
        for (IOperation? outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            isInLambda |= outer is IAnonymousFunctionOperation;
            if (isInLambda && outer is IInvocationOperation { TargetMethod.Name: string name })
            {
                return name.Contains("Throw") || name.Contains("Exception");
            }
        }

        return false;
    }
}
