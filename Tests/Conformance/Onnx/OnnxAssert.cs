using System;
using System.Linq;
using Xunit;

namespace StaticNet.Tests.Conformance.Onnx;

/// <summary>Compares with numbers of a case, which were computed and stored as floats.</summary>
internal static class OnnxAssert
{
    /// <summary>
    /// To 1e-5 of the number expected, and, since a sum whose terms cancel is no more precise than they are, a tenth of that of the
    /// largest. NaN and infinities have to be the same.
    /// </summary>
    public static void Close(double[] expected, double[] actual, string context)
    {
        Assert.True(expected.Length == actual.Length, $"Expected {expected.Length} elements, found {actual.Length}.\n{context}");
        double largest = expected.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(
                expected[i].Equals(actual[i]) || Math.Abs(expected[i] - actual[i]) <= (1e-5 * Math.Abs(expected[i])) + (1e-6 * largest),
                $"Element {i}: expected {expected[i]:R}, found {actual[i]:R}.\n{context}");
        }
    }
}
