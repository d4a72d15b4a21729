using Microsoft.CodeAnalysis;

namespace StaticNet.Analyzers.Usage;

/// <summary>An output and the loss that it is trained by.</summary>
/// <param name="Trainer">Where they meet.</param>
/// <param name="Output">The output.</param>
/// <param name="Loss">The loss.</param>
/// <param name="Location">Where to say that they do not fit.</param>
internal sealed record LossPairing(TrainerCreation Trainer, OutputFacts Output, LossCreation Loss, Location Location);
