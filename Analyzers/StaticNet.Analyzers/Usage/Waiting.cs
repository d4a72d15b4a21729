using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNet.Analyzers.Usage;

/// <summary>Code that waits for other threads, told by the names of what it calls.</summary>
internal static class Waiting
{
    private static readonly string[] s_turns = ["Wait", "Enter", "TryEnter", "Lock", "Acquire"];

    /// <summary>Whether an operation holds its thread until others are done.</summary>
    public static bool Blocks(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { } method } =>
            method.Name.StartsWith("Wait", StringComparison.Ordinal)
            || method.Name is "GetResult" or "SignalAndWait" or "Sleep" or "SpinUntil" or "SpinOnce" or "RunSynchronously"
            || method is { Name: "Join", IsStatic: false },
        IPropertyReferenceOperation property => property.Property.Name is "Result" or "IsCompleted" or "IsCompletedSuccessfully" or "IsAlive",
        _ => false,
    };

    /// <summary>Whether what follows an operation comes later than what it waits for.</summary>
    public static bool Waits(IOperation operation) =>
        operation is IAwaitOperation or IForEachLoopOperation { IsAsynchronous: true } || Blocks(operation);

    /// <summary>Whether a lambda may let one thread in at a time: by a semaphore, a monitor or an event.</summary>
    public static bool TakesTurns(IOperation function) => function.Descendants().Any(static each =>
        each is IInvocationOperation call
        && s_turns.Any(turn => call.TargetMethod.Name.StartsWith(turn, StringComparison.Ordinal)));
}
