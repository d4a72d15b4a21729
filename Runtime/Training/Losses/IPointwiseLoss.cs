using System.Numerics;

namespace StaticNet;

/// <summary>
/// What a loss does with one output, for vectors of outputs at once: lanes are elements that know nothing of each other. A struct
/// that implements it becomes a loss by <see cref="PointwiseLoss{T, TLoss}"/>, without virtual calls. Several threads call it at
/// once, so it may write nothing.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public interface IPointwiseLoss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The loss of each element. Should be NaN where the prediction is, so that a training that diverges is noticed.</summary>
    /// <param name="prediction">Outputs of the network.</param>
    /// <param name="target">What they should be.</param>
    Vector<T> Loss(Vector<T> prediction, Vector<T> target);

    /// <summary>Its derivative with respect to the prediction.</summary>
    /// <param name="prediction">Outputs of the network.</param>
    /// <param name="target">What they should be.</param>
    Vector<T> Gradient(Vector<T> prediction, Vector<T> target);
}
