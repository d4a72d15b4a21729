using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNet.Numerics;

namespace StaticNet.Benchmarks.Roofline;

/// <summary>What an elementary function costs, over numbers in the nearest cache.</summary>
internal static class FunctionCost
{
    private const int Elements = 2048;
    private const int Rounds = 11;
    private const int Passes = 200;

    /// <summary>A function on either vector path.</summary>
    public interface IFunction
    {
        /// <summary>Of the vector's elements.</summary>
        static abstract Vector<float> Of(Vector<float> x);

        /// <inheritdoc cref="Of(Vector{float})"/>
        static abstract Vector512<float> Of(Vector512<float> x);
    }

    /// <summary>Nanoseconds of an element: the best of several rounds.</summary>
    public static double Nanoseconds<TFunction>()
        where TFunction : struct, IFunction
    {
        AlignedBuffer<float> input = new(Elements);
        AlignedBuffer<float> output = new(Elements);
        for (int i = 0; i < Elements; i++)
        {
            input.Span[i] = (i - (Elements / 2)) * (8f / Elements);
        }

        return 1e9 * Timing.Best(() => Run<TFunction>(input, output, Passes), Rounds) / (Passes * Elements);
    }

    private static void Run<TFunction>(AlignedBuffer<float> input, AlignedBuffer<float> output, int passes)
        where TFunction : struct, IFunction
    {
        if (Simd.UseVector512)
        {
            RunWide<TFunction>(ref input.Reference, ref output.Reference, passes);
        }
        else
        {
            RunPortable<TFunction>(ref input.Reference, ref output.Reference, passes);
        }
    }

    // A method per path, as in generated code: what is inlined into one method has a limit.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void RunWide<TFunction>(ref float x, ref float y, int passes)
        where TFunction : struct, IFunction
    {
        for (int pass = 0; pass < passes; pass++)
        {
            for (nuint i = 0; i < Elements; i += (nuint)Vector512<float>.Count)
            {
                TFunction.Of(Vector512.LoadUnsafe(ref x, i)).StoreUnsafe(ref y, i);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void RunPortable<TFunction>(ref float x, ref float y, int passes)
        where TFunction : struct, IFunction
    {
        for (int pass = 0; pass < passes; pass++)
        {
            for (nuint i = 0; i < Elements; i += (nuint)Vector<float>.Count)
            {
                TFunction.Of(Vector.LoadUnsafe(ref x, i)).StoreUnsafe(ref y, i);
            }
        }
    }

    /// <summary>Nothing: what reading and writing costs.</summary>
    public readonly struct Copy : IFunction
    {
        public static Vector<float> Of(Vector<float> x) => x;

        public static Vector512<float> Of(Vector512<float> x) => x;
    }

    /// <summary>eˣ.</summary>
    public readonly struct Exp : IFunction
    {
        public static Vector<float> Of(Vector<float> x) => VectorMath.Exp(x);

        public static Vector512<float> Of(Vector512<float> x) => VectorMath.Exp(x);
    }

    /// <summary>eˣ − 1.</summary>
    public readonly struct Expm1 : IFunction
    {
        public static Vector<float> Of(Vector<float> x) => VectorMath.Expm1(x);

        public static Vector512<float> Of(Vector512<float> x) => VectorMath.Expm1(x);
    }

    /// <summary>Hyperbolic tangent.</summary>
    public readonly struct Tanh : IFunction
    {
        public static Vector<float> Of(Vector<float> x) => VectorMath.Tanh(x);

        public static Vector512<float> Of(Vector512<float> x) => VectorMath.Tanh(x);
    }

    /// <summary>Logistic function.</summary>
    public readonly struct Sigmoid : IFunction
    {
        public static Vector<float> Of(Vector<float> x) => VectorMath.Sigmoid(x);

        public static Vector512<float> Of(Vector512<float> x) => VectorMath.Sigmoid(x);
    }

    /// <summary>ln(1 + eˣ).</summary>
    public readonly struct Softplus : IFunction
    {
        public static Vector<float> Of(Vector<float> x) => VectorMath.Softplus(x);

        public static Vector512<float> Of(Vector512<float> x) => VectorMath.Softplus(x);
    }

    /// <summary>Error function.</summary>
    public readonly struct Erf : IFunction
    {
        public static Vector<float> Of(Vector<float> x) => VectorMath.Erf(x);

        public static Vector512<float> Of(Vector512<float> x) => VectorMath.Erf(x);
    }
}
