using System;
using System.Numerics;

namespace StaticNet;

/// <summary>One step of elements that keep one figure each.</summary>
internal interface IUpdateRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Updates the state and returns what to subtract from the parameters.</summary>
    Vector<T> Step(Vector<T> gradient, ref Vector<T> state);
}

/// <summary>One step of elements that keep two figures each.</summary>
internal interface ITwoStateUpdateRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Updates the states and returns what to subtract from the parameters.</summary>
    Vector<T> Step(Vector<T> gradient, ref Vector<T> first, ref Vector<T> second);
}

/// <summary>
/// Runs a rule over a range: whole vectors, then what is left over through lane 0 of the same code, so that results do not depend
/// on where the range starts.
/// </summary>
internal static class UpdateLoop
{
    internal static void Run<T, TRule>(TRule rule, Span<T> parameters, ReadOnlySpan<T> gradients, Span<T> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule<T>
    {
        int i = 0;
        for (; i <= parameters.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> s = new(state[i..]);
            Vector<T> move = rule.Step(new Vector<T>(gradients[i..]), ref s);
            s.CopyTo(state[i..]);
            (new Vector<T>(parameters[i..]) - move).CopyTo(parameters[i..]);
        }

        for (; i < parameters.Length; i++)
        {
            Vector<T> s = new(state[i]);
            parameters[i] -= rule.Step(new Vector<T>(gradients[i]), ref s)[0];
            state[i] = s[0];
        }
    }

    internal static void Run<T, TRule>(TRule rule, Span<T> parameters, ReadOnlySpan<T> gradients, Span<T> first, Span<T> second)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, ITwoStateUpdateRule<T>
    {
        int i = 0;
        for (; i <= parameters.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> a = new(first[i..]);
            Vector<T> b = new(second[i..]);
            Vector<T> move = rule.Step(new Vector<T>(gradients[i..]), ref a, ref b);
            a.CopyTo(first[i..]);
            b.CopyTo(second[i..]);
            (new Vector<T>(parameters[i..]) - move).CopyTo(parameters[i..]);
        }

        for (; i < parameters.Length; i++)
        {
            Vector<T> a = new(first[i]);
            Vector<T> b = new(second[i]);
            parameters[i] -= rule.Step(new Vector<T>(gradients[i]), ref a, ref b)[0];
            first[i] = a[0];
            second[i] = b[0];
        }
    }
}
