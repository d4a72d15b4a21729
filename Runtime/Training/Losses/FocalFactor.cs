using System;
using System.Numerics;
using StaticNet.Numerics;

namespace StaticNet;

/// <summary>What the focal cross-entropies share: dᵞ for the doubt d = 1 − p, and its derivative.</summary>
internal static class FocalFactor
{
    /// <exception cref="ArgumentOutOfRangeException">Not from 0 to the maximum.</exception>
    internal static void CheckAlpha(double alpha, double maximum)
    {
        // Negated, so that NaN is refused.
        if (!(alpha >= 0 && alpha <= maximum))
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, $"Expected a weight from 0 to {maximum}.");
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    internal static void CheckGamma(double gamma)
    {
        if (!(double.IsFinite(gamma) && gamma >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(gamma), gamma, "Expected a finite exponent of at least 0.");
        }
    }

    /// <summary>dᵞ, d at least 0; 0⁰ is 1.</summary>
    internal static Vector<T> Power<T>(Vector<T> doubt, T gamma)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (gamma == T.Zero)
        {
            return Vector<T>.One;
        }

        if (gamma == T.One + T.One)
        {
            return doubt * doubt;
        }

        Vector<T> power = VectorMath.Exp(PointwiseLoss.Log(doubt) * gamma);
        return Vector.ConditionalSelect(Vector.Equals(doubt, Vector<T>.Zero), Vector<T>.Zero, power);
    }

    /// <summary>γ dᵞ⁻¹; 0 at d = 0, where what it is multiplied by is 0 too.</summary>
    internal static Vector<T> Slope<T>(Vector<T> doubt, Vector<T> power, T gamma)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Vector.ConditionalSelect(Vector.Equals(doubt, Vector<T>.Zero), Vector<T>.Zero, power / doubt * gamma);

    /// <summary>dᵞ of one number.</summary>
    internal static T Power<T>(T doubt, T gamma)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => gamma == T.One + T.One ? doubt * doubt : T.Pow(doubt, gamma);
}
