using System;

namespace StaticNet;

/// <summary>
/// Compares what <c>Backward</c> computes with finite differences of <c>Forward</c>: for tests of networks with custom layers.
/// <code>
/// GradientCheck.Run(new MyNetwork(seed: 1)).ThrowIfAbove(1e-6);
/// </code>
/// </summary>
/// <remarks>
/// <para>
/// The loss is Σ w · output with random weights w. Each element x of a parameter or of the input is moved by the step h to either
/// side; the central differences D(h) = (loss(x + h) − loss(x − h)) / 2h and D(h / 2) are extrapolated to (4 D(h / 2) − D(h)) / 3,
/// whose error is of order h⁴ (Richardson, 1911). Where the two differ by more than 10⁻⁶ of the larger of |d| and f there is a kink
/// within the step, and the element is skipped. Passes train: dropout drops by the seed, batches are normalised by themselves.
/// </para>
/// <para>
/// The relative error of Backward's b against the differences' d is |b − d| / max(|b|, |d|, f), where f is a thousandth of the
/// network's largest gradient, so that what rounding leaves of a gradient of 0 counts as little as it is.
/// </para>
/// <para>
/// It takes <see cref="double"/>: in <see cref="float"/> rounding takes half of the seven digits, and a wrong gradient of a few
/// per cent would pass. A layer for both is best a generic struct, which is the same code in both.
/// </para>
/// </remarks>
public static class GradientCheck
{
    /// <summary>How far D(h) and D(h / 2) may differ, of the larger of the gradient and the floor. Of smooth functions they differ by about h².</summary>
    private const double Kink = 1e-6;

    /// <summary>The smallest scale, of the largest gradient.</summary>
    private const double Floor = 1e-3;

    /// <summary>Checks a network's gradients where its parameters are.</summary>
    /// <param name="network">
    /// The network; nobody else may use it meanwhile. Its parameters should have values that are not 0, or gradients of others may be
    /// 0 as well; they are the same afterwards.
    /// </param>
    /// <param name="options">How to compare. Default: as <see cref="GradientCheckOptions"/> says.</param>
    /// <returns>The largest errors, and where they are.</returns>
    /// <exception cref="ArgumentException">The inputs given are not whole samples.</exception>
    public static GradientCheckReport Run(INetwork<double> network, GradientCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        return new GradientComparison(network, options ?? new GradientCheckOptions()).Run(Kink, Floor);
    }
}
