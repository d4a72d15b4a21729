using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNet.Analyzers.Usage;

/// <summary>Code of which a test says that it throws.</summary>
internal static class ExpectedThrow
{
    /// <summary>
    /// Whether something happens in a lambda that is handed to <c>Assert.Throws</c> or the like, or to a call beside something that
    /// is named so; or in one of a local of which that is said.
    /// </summary>
    public static bool Contains(IOperation operation)
    {
        for (IOperation? outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation && Delegates.PlacesOf(outer).Any(IsExpected))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsExpected(IOperation place)
    {
        for (IOperation? outer = place.Parent; outer is IInvocationOperation or IArgumentOperation or IConversionOperation or IAwaitOperation; outer = outer.Parent)
        {
            if (outer is IInvocationOperation call && (IsNamedSo(call.TargetMethod.Name) || call.Arguments.Any(argument => argument != place.Parent && NamesIt(argument.Value))))
            {
                return true;
            }
        }

        return false;
    }

    // Throws.InstanceOf<...>() beside the lambda.
    private static bool NamesIt(IOperation value) =>
        value is not IDelegateCreationOperation
        && value.Syntax.DescendantTokens().Any(static token => IsNamedSo(token.ValueText));

    private static bool IsNamedSo(string name) => name.Contains("Throw") || name.Contains("Exception");
}
