using System;

namespace StaticNet;

public abstract partial class Optimizer<T>
{
    private readonly WeightAverages<T> _averages = new();

    /// <summary>
    /// Whether to keep an exponential moving average of the trainable parameters (Keras' <c>use_ema</c>): after every step
    /// average ← momentum · average + (1 − momentum) · parameter, starting with the parameters after the first step. At the end
    /// of <c>Fit</c> the network gets the averages, as in Keras; before, <see cref="SwapAverages"/> lends them. Default: false.
    /// </summary>
    public bool UseEma { get; set; }

    /// <summary>The share of the average that a step keeps (Keras' <c>ema_momentum</c>), from 0 to below 1. Default: 0.99.</summary>
    [ValueRange(0, 1, ExcludesMaximum = true)]
    public double EmaMomentum
    {
        get;
        set => field = CheckShare(value, nameof(EmaMomentum));
    }
    = 0.99;

    /// <summary>
    /// After every so many steps the parameters become their average (Keras' <c>ema_overwrite_frequency</c>). At least 1; null
    /// (the default): never.
    /// </summary>
    [ValueRange(1)]
    public int? EmaOverwriteFrequency
    {
        get;
        set
        {
            if (value is int steps)
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1, nameof(EmaOverwriteFrequency));
            }

            field = value;
        }
    }

    /// <summary>Whether <see cref="SwapAverages"/> has put the averages in the parameters' place.</summary>
    public bool AveragesInUse => _averages.Swapped;

    /// <summary>
    /// Exchanges the network's trainable parameters and their averages, for an evaluation; the next call exchanges them back,
    /// which has to happen before the next step. Not to be called while another thread runs the network.
    /// </summary>
    /// <exception cref="InvalidOperationException">No step was done with <see cref="UseEma"/>.</exception>
    public void SwapAverages() => _averages.Swap(TrainableOfAverages());

    /// <summary>Makes the averages the network's parameters, to stay. <c>Fit</c> does so at its end.</summary>
    /// <exception cref="InvalidOperationException">No step was done with <see cref="UseEma"/>.</exception>
    public void OverwriteWithAverages() => _averages.Settle(TrainableOfAverages());

    /// <summary>As <see cref="OverwriteWithAverages"/>, where there are averages.</summary>
    internal void FinalizeAverages()
    {
        if (UseEma && _averages.Exists)
        {
            OverwriteWithAverages();
        }
    }

    private Span<T> TrainableOfAverages()
        => _averages.Exists
            ? Parameters!.MutableValues[..Parameters.TrainableSize]
            : throw new InvalidOperationException("There are no averages: expected a step with UseEma before.");

    private void CheckAveragesAreBack()
    {
        if (AveragesInUse)
        {
            throw new InvalidOperationException("The parameters are their averages: call SwapAverages again before the next step.");
        }
    }
}
