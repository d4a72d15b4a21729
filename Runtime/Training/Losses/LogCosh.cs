using System;
using System.Numerics;
using StaticNet.Numerics;

namespace StaticNet;

/// <summary>
/// The mean over a sample's outputs of ln cosh e, e = prediction − target: nearly e² / 2 for small errors and |e| − ln 2 for large
/// ones. Taken as |e| + ln(1 + e⁻²ᴱ) − ln 2, E = |e|, which does not overflow.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class LogCosh<T> : Loss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override string Name => "log_cosh";

    /// <inheritdoc/>
    protected override double Compute(
        ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize, Span<T> gradients, T scale, bool fused)
        => PointwiseLoss.Evaluate(new Hyperbolic(T.CreateChecked(Math.Log(2))), predictions, targets, outputSize, gradients, scale);

    private readonly struct Hyperbolic(T ln2) : IPointwiseLoss<T>
    {
        private readonly Vector<T> _ln2 = new(ln2);

        public Vector<T> Loss(Vector<T> prediction, Vector<T> target)
        {
            Vector<T> error = Vector.Abs(prediction - target);
            return error + (VectorMath.Softplus(-(error + error)) - _ln2);
        }

        public Vector<T> Gradient(Vector<T> prediction, Vector<T> target) => VectorMath.Tanh(prediction - target);
    }
}
