using System;
using System.Collections.Generic;

namespace StaticNet;

/// <summary>What an epoch came to.</summary>
/// <param name="Epoch">The epoch, from 1 on.</param>
/// <param name="Logs">
/// <c>loss</c> and the metrics by name, means over the epoch's training batches; with validation data also each as
/// <c>val_…</c>, with the epoch's final weights.
/// </param>
/// <param name="LearningRate">The learning rate of the epoch's last step.</param>
/// <param name="Duration">How long it took, validation included.</param>
public sealed record EpochResult(int Epoch, IReadOnlyDictionary<string, double> Logs, double LearningRate, TimeSpan Duration)
{
    /// <summary>The mean training loss.</summary>
    public double Loss => Logs["loss"];

    /// <summary>The validation loss; null without validation data.</summary>
    public double? ValidationLoss => Logs.TryGetValue("val_loss", out double loss) ? loss : null;
}
