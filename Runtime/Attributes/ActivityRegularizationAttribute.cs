namespace StaticNet;

/// <summary>
/// Passes its input through and makes its size cost: training adds the mean over the samples of a batch of L1 · Σ |x| + L2 · Σ x² to
/// the loss. The shape stays.
/// </summary>
/// <remarks>
/// This is what Keras documents, and Keras 2 did; the code of Keras 3 leaves out the division by the batch size, so that a factor there
/// is one times the batch size here. The losses that <see cref="Trainer{T}"/> tells contain the penalty, those of evaluation too, as
/// in Keras; inference computes nothing of it. An output with such a penalty does not fuse its activation with the loss.
/// </remarks>
public sealed class ActivityRegularizationAttribute : LayerAttribute
{
    /// <summary>The factor of Σ |x|; at least 0. Default: 0.</summary>
    public double L1 { get; set; }

    /// <summary>The factor of Σ x²; at least 0. Default: 0.</summary>
    public double L2 { get; set; }
}
