using System.Numerics;

namespace StaticNet.Numerics;

/// <summary>
/// What the elementary functions need of a vector type. Implemented by empty structs, so that one source serves both vector
/// paths and the JIT sees plain vector instructions.
/// </summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="T">Its element, <see cref="float"/> or <see cref="double"/>.</typeparam>
internal interface IVectorOperations<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    static abstract int Count { get; }

    static abstract TVector Create(T value);

    static abstract TVector Load(ref T source, nuint elementOffset);

    static abstract void Store(TVector value, ref T target, nuint elementOffset);

    /// <summary>Stores the first lanes; those behind keep their value.</summary>
    static abstract void StorePartial(TVector value, ref T target, nuint elementOffset, int count);

    /// <summary>A mask whose first lanes are set.</summary>
    static abstract TVector Mask(int count);

    static abstract TVector Add(TVector a, TVector b);

    static abstract TVector Subtract(TVector a, TVector b);

    static abstract TVector Multiply(TVector a, TVector b);

    static abstract TVector Divide(TVector a, TVector b);

    /// <summary>a · b + c, with one rounding or two.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>The smaller one; where <paramref name="value"/> is NaN, NaN.</summary>
    static abstract TVector Minimum(TVector limit, TVector value);

    /// <summary>The larger one; where <paramref name="value"/> is NaN, NaN.</summary>
    static abstract TVector Maximum(TVector limit, TVector value);

    static abstract TVector Absolute(TVector value);

    /// <summary>The magnitude of the first with the sign of the second.</summary>
    static abstract TVector CopySign(TVector magnitude, TVector sign);

    /// <summary>A mask: a &lt; b.</summary>
    static abstract TVector LessThan(TVector a, TVector b);

    /// <summary>Where the mask is set the first, elsewhere the second.</summary>
    static abstract TVector Select(TVector mask, TVector whenSet, TVector otherwise);

    /// <summary>The power of two whose exponent bits are the low bits of <paramref name="shifted"/>'s significand.</summary>
    static abstract TVector PowerOfTwo(TVector shifted);
}
